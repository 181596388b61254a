"""Progress and refusals on a terminal and in a pipe."""

import logging
import os
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cli.speaking import language, said
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import Invalid, Refusal, Worded
from gridgis.core.faults import fault_of
from gridgis.core.revisions import require_head
from gridgis.core.settings import Settings
from gridgis.core.wording import Language, Phrase

OUT = Console(highlight=False)
ERR = Console(stderr=True, highlight=False)
OPTIONS = {"crs": "--crs", "encoding": "--encoding", "code_field": "--code-field"}
"""What is said about a file, by the field of a refusal that asks for it."""

WARNED = {
    "known": (
        "Measured (M)",
        "geometry types are not supported",
        "CoordSys",
        "CRS",
        "coordinate system",
        "Z dimension",
    ),
    "damaged": ("declares", "truncated", "corrupt", "Corrupt", "beyond end", "unexpected end", "checksum"),
}
"""By what is warned of: signs in what the library says."""


@contextmanager
def installation() -> Iterator[Settings]:
    """The settings; a refusal or a lost database becomes one sentence and exit status 1, a wrong setting status 2."""
    try:
        settings = Settings()
    except ValidationError as error:
        for problem in error.errors():
            ERR.print(f"gridgis: {_setting(problem)}", soft_wrap=True)
        raise typer.Exit(2) from None
    _hear(settings.language)
    if settings.database_url is not None:
        _require_readable(settings.database_url.get_secret_value(), settings.language)
    try:
        yield settings
    except Worded as refusal:
        ERR.print(f"gridgis: {_told(refusal, settings.language)}", soft_wrap=True, markup=False)
        raise typer.Exit(1) from None
    except DBAPIError as error:
        if not error.connection_invalidated and error.statement is not None:
            raise
        ERR.print("gridgis: " + Phrase("cli.database_lost").words(settings.language), soft_wrap=True)
        raise typer.Exit(1) from None


def sessions_of(settings: Settings) -> sessionmaker[Session]:
    """Sessions of this installation's database, which stands at the newest schema."""
    url = database_url(settings)
    require_head(url)
    return make_sessions(make_engine(url, pool_size=1))


@contextmanager
def transaction(*, dry_run: bool = False) -> Iterator[tuple[Session, Settings]]:
    """One transaction on this installation's database, undone after a dry run."""
    with installation() as settings, sessions_of(settings).begin() as session:
        yield session, settings
        if dry_run:
            session.rollback()


def local_now(settings: Settings) -> datetime:
    """Now, by the clocks of the installation's zone."""
    return datetime.now(UTC).astimezone(ZoneInfo(settings.timezone))


def day_of(at: datetime | None, settings: Settings) -> date:
    """The day that was told, else today."""
    return at.date() if at else local_now(settings).date()


def _hear(language: Language) -> None:
    """Say in our words what the libraries that read files warn of, once each kind.

    What they notice of heights, measures and reference systems is told with the file already; the log of GDAL repeats
    what comes as a warning or a refusal.
    """
    os.environ.setdefault("CPL_LOG", os.devnull)
    for name in ("pyogrio", "fiona", "geopandas", "pyproj"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    heard: set[str] = set()

    def tell(message: Warning | str, *_: object, **__: object) -> None:
        text = str(message)
        kind = next((kind for kind, signs in WARNED.items() if any(sign in text for sign in signs)), "unsure")
        if kind not in heard and kind != "known":
            ERR.print("gridgis: " + Phrase(f"told.{kind}").words(language), soft_wrap=True)
        heard.add(kind)

    warnings.showwarning = tell


def _setting(problem: Mapping[str, Any]) -> str:
    """What is wrong with the settings: with the name of the setting, where the sentence has none."""
    fault = fault_of(problem)
    if problem["loc"]:
        name = "GRIDGIS_" + "_".join(str(part) for part in problem["loc"]).upper()
        fault = fault if name in fault.words("en") else Phrase("settings.one", {"name": name, "fault": fault})
    return fault.words(language())


def _require_readable(url: str, language: Language) -> None:
    try:
        make_url(url)
    except (ArgumentError, ValueError):  # told without the address: it may hold a password
        ERR.print("gridgis: " + Phrase("cli.url_unreadable").words(language), soft_wrap=True)
        raise typer.Exit(2) from None


def _told(refusal: Worded, language: Language) -> str:
    """A refusal's words, with the option that answers it where they name none: pages show the same words."""
    words, option = refusal.words(language), OPTIONS.get(str(refusal.facts.get("field")))
    if option is None or "--" in words:
        return words
    return Phrase("cli.by_option", {"option": option, "words": words}).words(language)


class WrongUse(typer.BadParameter):
    """What was typed can't be used; told in the language of the installation alone."""

    def format_message(self) -> str:
        """The refusal's own words, after the option that they are about."""
        return f"{self.param_hint} {self.message}" if self.param_hint else self.message


def wrong_use(refusal: Refusal, language: Language, hint: str | None = None) -> typer.BadParameter:
    """A refusal of what was typed, which ends the command with status 2 and its usage."""
    return WrongUse(refusal.words(language), param_hint=hint)


@contextmanager
def typed_wrong(language: Language, hint: str | None = None) -> Iterator[None]:
    """What is refused in it is wrong use."""
    try:
        yield
    except Invalid as wrong:
        raise wrong_use(wrong, language, hint) from None


@contextmanager
def fraction() -> Iterator[Callable[[str, float], None]]:
    """A bar moved by a message and a fraction; in a pipe a line for each message."""
    if not OUT.is_terminal:
        began, said = time.monotonic(), ""

        def line(message: str, part: float) -> None:
            nonlocal said
            if message != said:
                said = message
                print(f"{time.monotonic() - began:6.1f} s {part:4.0%} {message}", flush=True)

        yield line
        return
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()) as progress:
        task = progress.add_task("", total=1.0)
        yield lambda message, part: progress.update(task, description=message, completed=part)


@contextmanager
def counting(title: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar advanced by rows; in a pipe a line every few seconds."""
    if not OUT.is_terminal:
        began = last = time.monotonic()
        done = 0

        def advance(rows: int) -> None:
            nonlocal last, done
            done += rows
            if time.monotonic() - last > 2.0:
                last = time.monotonic()
                kind = "counted" if total is None else "counted_of"
                print(said(kind, title=title, done=done, total=total, pace=done / (last - began)), flush=True)

        yield advance
        return
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns) as progress:
        task = progress.add_task(title, total=total)
        yield lambda rows: progress.advance(task, rows)


def say(text: str) -> None:
    """A line on standard output."""
    print(text, flush=True)
