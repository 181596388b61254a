"""`gridgis duplicates …`: how well doubles are found."""

from datetime import UTC, datetime

import typer
from rich.table import Table

from gridgis.cli.console import OUT, say, transaction
from gridgis.cli.speaking import said
from gridgis.core.thresholds import thresholds
from gridgis.demo.finding import found_from, scored

STEPS = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]


def evaluate() -> None:
    """Print precision and recall on the demo's planted pairs, by the likeness from which they are shown."""
    with transaction() as (session, _):
        some, now = scored(session, at=datetime.now(UTC)), thresholds(session).double_least
    if not some:
        say(said("no_doubles"))
        raise typer.Exit(1)
    same = sum(one.pair.same for one in some)
    say(said("doubles_judged", pairs=len(some), same=same, other=len(some) - same))
    table = Table(*(said(f"doubles_{name}") for name in ("least", "precision", "recall", "missed", "wrong")))
    for least in sorted({*STEPS, now}):
        told = found_from(some, least)
        shares = (f"{one:.3f}" if one is not None else "—" for one in (told.precision, told.recall))
        table.add_row(f"{least:.2f}{' *' if least == now else ''}", *shares, str(told.missed), str(told.wrong))
    OUT.print(table)
    for one in some:
        if one.pair.same != (one.score >= now):
            kind = "doubles_missed" if one.pair.same else "doubles_wrong"
            say(f"{said(kind)} {one.score:.2f} {' ｜ '.join(one.pair.texts)}")
