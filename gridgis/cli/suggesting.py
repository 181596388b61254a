"""`gridgis suggest …`: learning likely categories, and how well they are told."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from gridgis.cli.console import OUT, installation, local_now, say, sessions_of, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.errors import Invalid
from gridgis.core.settings import Settings
from gridgis.exchange.reports.labelled import labelled
from gridgis.suggesting import actions, queries
from gridgis.suggesting.learning import Hits, Measured, Model, crossed, judged

Shown = Annotated[int, typer.Option(min=0, help=of_help("suggest_most"))]


def learn(county: Annotated[str, typer.Option(help=of_help("suggest_county"))], most: Shown = 20) -> None:
    """Learn the likely categories of a county now, and print what is known of them."""
    with transaction() as (session, settings):
        row = actions.learn(session, county, at=local_now(settings))
        card = queries.measured_of(row)
    if card is None:
        short = row.card["too_few"]
        typer.echo(said("suggest_too_few", county=county, **short))
        raise typer.Exit(1)
    _print(card, most)


def evaluate(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=of_help("suggest_file"))],
    county: Annotated[str | None, typer.Option(help=of_help("suggest_model_of"))] = None,
    text_column: Annotated[str | None, typer.Option(help=of_help("suggest_text"))] = None,
    category_column: Annotated[str | None, typer.Option(help=of_help("suggest_category"))] = None,
    encoding: Annotated[str, typer.Option(help=of_help("points_encoding"))] = "",
    most: Shown = 20,
) -> None:
    """How often the right category of a labelled table is told first, and among three."""
    with installation() as settings:
        read = labelled(file, encoding, text_column=text_column, category_column=category_column)
        for note in read.notes:
            say(f"    {note.words(settings.language)}")
        typer.echo(said("suggest_rows", rows=len(read.examples), skipped=read.skipped))
        if county is None:
            typer.echo(said("suggest_crossed"))
            _print(crossed(read.examples), most)
            return
        model = _model(settings, county)
        typer.echo(said("suggest_by_model", county=county))
        _print(judged([([], read.examples)], model), most)


def _model(settings: Settings, county: str) -> Model:
    with sessions_of(settings).begin() as session:
        model = queries.newest(session, county)
    if model is None:
        raise Invalid("cli.no_model", county=county, field="county")
    return model


def _print(told: Measured, most: int) -> None:
    typer.echo(said("suggest_all", **_shares(told.all)))
    if told.seen:
        kind = "suggest_new" if told.new.cases else "suggest_all_seen"
        typer.echo(said(kind, seen=told.seen, **_shares(told.new)))
    cases = max(1, told.all.cases)
    facts = {"commonest": f"{told.commonest / cases:.1%}", "claimed": f"{told.claimed:.1%}", "unlearnt": told.unlearnt}
    typer.echo(said("suggest_beside", learnt=told.learnt, **facts))
    if not most:
        return
    table = Table(*(said(name) for name in ("category", "cases", "first", "three")))
    for one in told.categories[:most]:
        shares = _shares(one)
        table.add_row(one.category_code, str(one.cases), shares["first"], shares["three"])
    OUT.print(table)


def _shares(hits: Hits) -> dict[str, str]:
    cases = max(1, hits.cases)
    return {"cases": str(hits.cases), "first": f"{hits.first / cases:.1%}", "three": f"{hits.three / cases:.1%}"}
