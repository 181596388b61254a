"""`gridgis check …`: what is wrong with the data in force."""

import json
from collections import Counter
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from gridgis.analytics.checking import check_all
from gridgis.cli.console import OUT, day_of, installation, sessions_of, transaction
from gridgis.cli.speaking import language, of_help, said
from gridgis.core.shapes import collection
from gridgis.core.wording import Phrase
from gridgis.intake.numbers import doubles
from gridgis.plans.checks import Problem
from gridgis.plans.net_check import check_net


def check_grids(
    at: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=of_help("day"))] = None,
    parent: Annotated[str | None, typer.Option(help=of_help("parent"))] = None,
    target: Annotated[int | None, typer.Option(min=1, help=of_help("target"))] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=of_help("problems_out"))] = None,
    most: Annotated[int, typer.Option(help=of_help("most"))] = 20,
) -> None:
    """Check the net: broken, overlapping, missing, odd grids, grids without a chief; status 1 for errors."""
    with transaction() as (session, settings):
        day = day_of(at, settings)
        found = check_net(session, day, parent, target=target)
    if output is not None:
        text = json.dumps(collection(problem.feature() for problem in found.problems), ensure_ascii=False)
        output.write_text(text, encoding="utf-8")
    errors = sum(problem.severity == "error" for problem in found.problems)
    places = {"grids": found.grids, "villages": found.villages, "day": day}
    typer.echo(said("net_checked", errors=errors, warnings=len(found.problems) - errors, **places))
    kinds = Counter((problem.severity, problem.kind) for problem in found.problems)
    for (severity, kind), count in sorted(kinds.items()):
        typer.echo(f"{count:9} {said(severity)} {said('net_' + kind)}")
    shown = found.problems[:most]
    if shown and OUT.is_terminal:
        table = Table("", said("grids"), said("what"))
        for problem in shown:
            table.add_row(said(problem.severity), " ".join(problem.codes[:3]), _text(problem))
        OUT.print(table)
    else:
        for problem in shown:
            typer.echo(f"{said(problem.severity)} {','.join(problem.codes)} {_text(problem)}")
    raise typer.Exit(1 if errors else 0)


def _text(problem: Problem) -> str:
    return problem.text_en if language() == "en" else problem.text_zh


def check_numbers() -> None:
    """List reports whose outer number another report of the same source had before; status 1 when there are any."""
    with transaction() as (session, _):
        found = doubles(session)
    typer.echo(said("doubles", count=len(found)))
    for source, number, case, first in found:
        typer.echo(said("double", source=Phrase(f"source.{source}"), number=number, case=case, first=first))
    raise typer.Exit(1 if found else 0)


def check_figures(
    county: Annotated[str | None, typer.Option(help=of_help("county"))] = None,
    mend: Annotated[bool, typer.Option("--mend", help=of_help("mend"))] = False,
) -> None:
    """Count figures anew from all cases and hold the kept sums against them; status 1 when any stays wrong."""
    with installation() as settings:
        found = check_all(sessions_of(settings), zone=settings.timezone, only=county, mending=mend)
    for one in found:
        typer.echo(said("figures_checked", **asdict(one)))
    wrong = any(one.wrong_cases or one.wrong_sums for one in found)
    typer.echo(said(("figures_mended" if mend else "figures_wrong") if wrong else "figures_right", counties=len(found)))
    raise typer.Exit(1 if wrong and not mend else 0)
