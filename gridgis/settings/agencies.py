"""Kinds of agencies: their names, platforms, and which leads a platform, from first days on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.sweeping import Days
from gridgis.core.errors import Invalid
from gridgis.people.agencies import Agency, agencies
from gridgis.people.models import AgencyTypeVersion
from gridgis.people.offices.register import register
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import RowChange
from gridgis.settings.saving import Topic

__all__ = ["Agency"]


@dataclass(frozen=True)
class Kind(Agency):
    """A kind of agency on a day: how many offices there are, categories it owns, and from when it is another."""

    offices: int
    categories: int
    changes_on: date | None


@dataclass(frozen=True)
class AgenciesView:
    """Every kind of agency on a day."""

    day: date
    items: list[Kind]
    version: str


@dataclass(frozen=True)
class Asked:
    """Kinds of agencies as they are to be from a first day on, new ones too; or the change that is undone."""

    first_day: date
    items: Sequence[Agency] = ()
    undoes: int | None = None


def view(session: Session, actor: Actor, day: date) -> AgenciesView:
    """Every kind of agency on a day."""
    changes.require_all(actor)
    offices = Counter(one.row.agency_type for one in register(session).on(day).values())
    owned = Counter(one.lead_agency_type for one in in_force.categories(session, day=day))
    later = select(AgencyTypeVersion.code, func.min(AgencyTypeVersion.valid_from))
    later = later.where(AgencyTypeVersion.valid_from > day).group_by(AgencyTypeVersion.code)
    coming: dict[str, date] = dict(session.execute(later).all())
    items = [
        Kind(**asdict(one), offices=offices[code], categories=owned[code], changes_on=coming.get(code))
        for code, one in agencies(session, day).items()
    ]
    return AgenciesView(day, items, changes.version(session))


def _wanted(session: Session, asked: Asked) -> Iterator[RowChange]:
    known = agencies(session, asked.first_day)
    codes = [one.code for one in asked.items]
    if len(set(codes)) < len(codes):
        raise Invalid("calendar.twice", field="items")
    for one in (*asked.items, *_led_before(asked.items, known)):
        if one.code not in known:
            yield from changes.differences(session, "agency_types", [({"code": one.code}, asdict(one))])
        elif one != known[one.code]:
            own = {"code": one.code, "valid_from": asked.first_day}
            yield from changes.differences(session, "agency_type_versions", [(own, asdict(one) | own)])


def _led_before(wanted: Sequence[Agency], known: dict[str, Agency]) -> Iterator[Agency]:
    """Who led the platforms that are to be led by another, leading them no more."""
    leads, asked = [one.platform for one in wanted if one.leads], {one.code for one in wanted}
    if len(set(leads)) < len(leads):
        raise Invalid("settings_page.two_lead", field="items")
    for one in known.values():
        if one.leads and one.platform in leads and one.code not in asked:
            yield replace(one, leads=False)


def _reach(session: Session, row: RowChange) -> Days | None:
    """Until the next of the same; a new kind counts from now on."""
    told = changes.typed(row.table, row.after or row.before) or {}
    if row.table != "agency_type_versions":
        return None
    one, first = AgencyTypeVersion, told["valid_from"]
    next_day = session.scalar(select(func.min(one.valid_from)).where(one.code == told["code"], one.valid_from > first))
    return Days(first, next_day - timedelta(days=1) if next_day else None)


TOPIC = Topic("agencies", _wanted, _reach)
