"""Categories and stages: who owns a matter, who comes first, how long it may take; readable as of any day."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.clocks import Limit
from gridgis.cases.models import Case
from gridgis.cases.phases import phases_of
from gridgis.cases.sweeping import Days, arrived
from gridgis.cases.term_models import COORDINATION, HANDLERS, Category, CategoryVersion, StageLimit, StageLimitVersion
from gridgis.core.db import told_by
from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import URGENCIES
from gridgis.divisions.models import Division
from gridgis.people.agencies import agencies
from gridgis.people.offices.register import register
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import RowChange
from gridgis.settings.saving import Topic
from gridgis.tasks.listing import refuse_turned


@dataclass(frozen=True)
class CategoryTerms:
    """What a category is by: owner and co-owners, who coordinates, who comes first, urgency, limit and its phases.

    `auto_register`: what workers report is registered by itself; `result_photo`: a result is shown by a photo.
    """

    code: str
    lead_agency_type: str
    co_agency_types: list[str]
    coordination: str
    first_handler: str
    urgency: str
    limit_value: float
    limit_unit: str
    phases: str
    auto_register: bool
    result_photo: bool


@dataclass(frozen=True)
class StageTerms:
    """How long a stage may take at an urgency."""

    stage: str
    urgency: str
    value: float
    unit: str


@dataclass(frozen=True)
class Asked:
    """Categories and stages as they are to be for what arrives from a first day on; or the change that is undone."""

    first_day: date
    categories: Sequence[CategoryTerms] = ()
    stages: Sequence[StageTerms] = ()
    undoes: int | None = None


@dataclass(frozen=True)
class Listed(CategoryTerms):
    """A category as it counts on a day: with its names, its group, and the next day from which it is another."""

    name_zh: str
    name_en: str
    platform: str
    sensitive: bool
    changes_on: date | None


@dataclass(frozen=True)
class AgencyName:
    """A type of agency with its names."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Lacking:
    """Towns in which no office of a category's owner serves."""

    code: str
    agency_type: str
    towns: list[str]


@dataclass(frozen=True)
class TermsView:
    """All categories and stage limits as they count for what arrives on a day."""

    day: date
    categories: list[Listed]
    stages: list[StageTerms]
    agencies: list[AgencyName]
    lacking: list[Lacking]
    version: str


def view(session: Session, actor: Actor, day: date) -> TermsView:
    """What counts for what arrives on a day, and which owners have no office in which towns."""
    changes.require_all(actor)
    kinds = [one for one in in_force.categories(session, day=day) if one.level == 2]
    later = select(CategoryVersion.code, func.min(CategoryVersion.valid_from)).where(CategoryVersion.valid_from > day)
    coming: dict[str, date] = dict(session.execute(later.group_by(CategoryVersion.code)).all())
    names = [column for column in Listed.__dataclass_fields__ if column != "changes_on"]
    listed = [Listed(**{name: getattr(one, name) for name in names}, changes_on=coming.get(one.code)) for one in kinds]
    return TermsView(
        day,
        listed,
        stages(session, day),
        [AgencyName(**told_by(one, AgencyName)) for one in agencies(session, day).values()],
        lacking(session, {one.code: one.lead_agency_type for one in listed}, day),
        changes.version(session),
    )


def lacking(session: Session, owners: dict[str, str], day: date) -> list[Lacking]:
    """Categories whose owner has no office that serves some towns, with the towns."""
    asked = select(Division.code, Division.name).where(Division.level == "town").order_by(Division.code)
    towns: dict[str, str] = dict(session.execute(asked).all())
    served: dict[str, set[str]] = {}
    for one in register(session).on(day).values():
        served.setdefault(one.row.agency_type, set()).update(filter(None, (one.town_code, *one.served)))
    kinds = set(owners.values()) - NO_OFFICE
    none = {kind: [name for code, name in towns.items() if code not in served.get(kind, ())] for kind in kinds}
    return [Lacking(code, kind, none[kind]) for code, kind in owners.items() if none.get(kind)]


NO_OFFICE = frozenset({"village", "river_chief"})
"""Owners that are no offices of a town: the village itself, the chief of a river."""


def _wanted(session: Session, asked: Asked) -> Iterator[RowChange]:
    day = {"valid_from": asked.first_day}
    known = {one.code: one for one in in_force.categories(session, day=asked.first_day) if one.level == 2}
    kinds = set(agencies(session, asked.first_day))
    for one in asked.categories:
        _check(one, known, kinds)
        if any(getattr(known[one.code], name) != told for name, told in asdict(one).items()):
            own = {"code": one.code} | day
            yield from changes.differences(session, "category_versions", [(own, asdict(one) | day)])
    limits = {(one.stage, one.urgency) for one in session.scalars(select(StageLimit))}
    standing = _stages_on(session, asked.first_day)
    for stage in asked.stages:
        key = stage.stage, stage.urgency
        if key not in limits:
            raise Invalid("calendar.no_stage", stage=stage.stage, urgency=stage.urgency, field="stages")
        if standing[key] == (stage.value, stage.unit):
            continue
        own = {"stage": stage.stage, "urgency": stage.urgency} | day
        yield from changes.differences(session, "stage_limit_versions", [(own, asdict(stage) | day)])


def _check(one: CategoryTerms, known: Mapping[str, Category], kinds: Set[str]) -> None:
    """Refuse what names something that is not there, or can't be."""
    if one.code not in known:
        raise Invalid("calendar.no_category", code=one.code, field="categories")
    limit, phases = Limit(one.limit_value, one.limit_unit), phases_of(one.phases)
    if phases and phases[0].limit != limit:
        raise Invalid("calendar.first_phase", category=known[one.code].name_zh, field="categories")
    closed = ((one.urgency, URGENCIES), (one.first_handler, HANDLERS), (one.coordination, COORDINATION))
    for told, values in closed:
        if told not in values:
            raise Invalid("calendar.no_kind", told=told, kinds=values, field="categories")
    if strange := {one.lead_agency_type, *one.co_agency_types} - kinds:
        raise Invalid("calendar.no_agency", code=one.code, agency=min(strange), field="categories")
    if one.first_handler == "grid" and known[one.code].sensitive:
        raise Invalid("calendar.sensitive_first", category=known[one.code].name_zh, field="categories")


def stages(session: Session, day: date) -> list[StageTerms]:
    """Limits of all stages for what arrives on a day."""
    return [StageTerms(*key, *limit) for key, limit in sorted(_stages_on(session, day).items())]


def _stages_on(session: Session, day: date) -> dict[tuple[str, str], tuple[float, str]]:
    first = {(one.stage, one.urgency): (one.value, one.unit) for one in session.scalars(select(StageLimit))}
    later = select(StageLimitVersion).where(StageLimitVersion.valid_from <= day).order_by(StageLimitVersion.valid_from)
    return first | {(one.stage, one.urgency): (one.value, one.unit) for one in session.scalars(later)}


def _reach(session: Session, row: RowChange) -> Days:
    """The days of arrival that a version decides: until the next of the same."""
    told = changes.typed(row.table, row.after or row.before) or {}
    table = changes.TABLES[row.table]
    same = [column == told[column.name] for column in table.primary_key if column.name != "valid_from"]
    following = select(func.min(table.c.valid_from)).where(*same, table.c.valid_from > told["valid_from"])
    next_day: date | None = session.scalar(following)
    return Days(told["valid_from"], next_day - timedelta(days=1) if next_day else None)


def _concerns(rows: Sequence[RowChange], days: Days, zone: str) -> ColumnElement[bool]:
    told = [(row.table, row.after or row.before or {}) for row in rows]
    codes = [one["code"] for table, one in told if table == "category_versions"]
    urgencies = [one["urgency"] for table, one in told if table == "stage_limit_versions"]
    return arrived(days, zone, or_(Case.category_code.in_(codes), Case.urgency.in_(urgencies)))


def _refuse(session: Session, rows: Sequence[RowChange]) -> None:
    """Refuse that the grid comes first in what stands on no task list of a county that has grids."""
    for row in rows:
        if row.table != "category_versions":
            continue
        days = _reach(session, row)
        told = row.after or row.before or {}
        [now] = in_force.categories(session, [told["code"]], days.first)
        [before] = in_force.categories(session, [told["code"]], days.first - timedelta(days=1))
        was = row.before["first_handler"] if row.before else before.first_handler
        if now.first_handler == "grid" != was:
            refuse_turned(session, now.code, now.name_zh, days.first, days.last and days.last + timedelta(days=1))


TOPIC = Topic("terms", _wanted, _reach, _concerns, _refuse)
