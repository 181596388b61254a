"""`gridgis check …`: what is wrong with the data in force."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from gridgis.cli.console import OUT, installation
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.migrating import require_head
from gridgis.intake.numbers import doubles
from gridgis.plans.checks import TARGET
from gridgis.plans.net_check import check_net

app = typer.Typer(help="Check what is in force.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("grids")
def check_grids(
    at: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of the net; today by default.")] = None,
    parent: Annotated[str | None, typer.Option(help="Only below the division of this code.")] = None,
    target: Annotated[int, typer.Option(help="Households a village grid should have.")] = TARGET,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="GeoJSON file for all problems.")] = None,
    most: Annotated[int, typer.Option(help="How many problems to list, errors first.")] = 20,
) -> None:
    """Check the net: broken, overlapping, missing, odd grids, grids without a chief; status 1 for errors."""
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        day: date = at.date() if at else datetime.now(UTC).astimezone(ZoneInfo(settings.timezone)).date()
        with make_sessions(make_engine(url, pool_size=1))() as session:
            found = check_net(session, day, parent, target=target)
    if output is not None:
        features = [problem.feature() for problem in found.problems]
        text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
        output.write_text(text, encoding="utf-8")
    errors = sum(problem.severity == "error" for problem in found.problems)
    typer.echo(
        f"{found.grids} grids in {found.villages} villages on {day}: "
        f"{errors} errors, {len(found.problems) - errors} warnings"
    )
    kinds = Counter((problem.severity, problem.kind) for problem in found.problems)
    for (severity, kind), count in sorted(kinds.items()):
        typer.echo(f"  {severity:8}{kind:12}{count:7}")
    shown = found.problems[:most]
    if shown and OUT.is_terminal:
        table = Table("", "grids", "what")
        for problem in shown:
            table.add_row(problem.severity, " ".join(problem.codes[:3]), problem.text_zh)
        OUT.print(table)
    else:
        for problem in shown:
            typer.echo(f"{problem.severity} {problem.kind} {','.join(problem.codes)} {problem.text_zh}")
    raise typer.Exit(1 if errors else 0)


@app.command("numbers")
def check_numbers() -> None:
    """List reports whose outer number another report of the same source had before; status 1 when there are any."""
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        with make_sessions(make_engine(url, pool_size=1))() as session:
            found = doubles(session)
    typer.echo(f"{len(found)} reports with a number that was taken before")
    for source, number, case, first in found:
        typer.echo(f"{source} {number}: {case}, first {first}")
    raise typer.Exit(1 if found else 0)
