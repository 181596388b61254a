"""Where the page of reporters is open: county by county, from now on, with the telephone that stands on it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.intake.code_models import ReporterPage
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import RowChange
from gridgis.settings.saving import Topic

_PHONE = re.compile(r"[0-9][0-9 -]{1,18}[0-9]")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")


@dataclass(frozen=True)
class CountyPage:
    """The page of a county: whether it is open, where reporters may call, and its address from outside.

    Without a `phone` the page names the hotline alone; without an `address` it has that of the desk.
    """

    county_code: str
    open: bool
    phone: str
    address: str


@dataclass(frozen=True)
class CountyPageRow(CountyPage):
    """The same with the county's name."""

    county_name: str


@dataclass(frozen=True)
class ReporterPagesView:
    """The pages of all counties, by code; one that was never set is closed."""

    items: list[CountyPageRow]
    version: str


@dataclass(frozen=True)
class Asked:
    """Pages as they are to be from now on; or the change that is undone."""

    items: Sequence[CountyPage]
    undoes: int | None = None


def view(session: Session, actor: Actor) -> ReporterPagesView:
    """The pages of all counties."""
    changes.require_all(actor)
    known = {one.county_code: one for one in session.scalars(select(ReporterPage))}
    rows = []
    for code, name in _counties(session).items():
        one = known.get(code) or ReporterPage(county_code=code, open=False, phone="", address="")
        rows.append(CountyPageRow(code, one.open, one.phone, one.address, name))
    return ReporterPagesView(rows, changes.version(session))


def _counties(session: Session) -> dict[str, str]:
    every = divisions.tree(session)
    return {code: every[code].name for code in sorted(every) if every[code].level == "county"}


def _wanted(session: Session, asked: Asked) -> Iterator[RowChange]:
    counties = _counties(session)
    codes = [one.county_code for one in asked.items]
    if len(set(codes)) < len(codes):
        raise Invalid("calendar.twice", field="items")
    for one in asked.items:
        if one.county_code not in counties:
            raise Invalid("reporter.no_county", code=one.county_code, field="items")
        if one.phone and not _PHONE.fullmatch(one.phone):
            raise Invalid("reporter.phone", field="phone")
        if one.address and not _ADDRESS.fullmatch(one.address):
            raise Invalid("reporter.address", field="address")
    rows = [({"county_code": one.county_code}, asdict(one)) for one in asked.items]
    yield from changes.differences(session, "reporter_pages", rows)


TOPIC = Topic("reporter_pages", _wanted)
