"""Loading the demo: reference rows, the city, its people, and twelve months of cases, in one transaction."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import shapely
from shapely.geometry import MultiLineString
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.knowing import Posts
from gridgis.cases.models import Case
from gridgis.cases.rules import OPEN
from gridgis.core.errors import Conflict
from gridgis.core.paths import DEMO, REFERENCE
from gridgis.core.shapes import multi
from gridgis.demo import (
    addressing,
    casefiles,
    coding,
    collecting,
    duty,
    funds,
    gathering,
    history,
    leading,
    parties,
    patrolling,
    personnel,
    rosters,
    ruling,
    setting_up,
    staff,
    telling,
    trainings,
)
from gridgis.demo.accounts import PASSWORD, plans
from gridgis.demo.city import City, build
from gridgis.demo.copying import copy, copy_written, indexed_after, point
from gridgis.demo.desk import answering, desk, serving
from gridgis.demo.forked import Forked
from gridgis.demo.recipe import Recipe, load_recipe
from gridgis.demo.sheets import TABLES
from gridgis.demo.staff import SINCE, Staff, worker_at
from gridgis.divisions.models import Division
from gridgis.exchange.reference import loading
from gridgis.grids.layers import layers
from gridgis.grids.models import Grid
from gridgis.people.models import AgencyType, Person
from gridgis.people.spelling import spelled
from gridgis.security.opening import open_account
from gridgis.security.queries import holders

Tell = Callable[[str, float], None]


@dataclass(frozen=True)
class Loaded:
    """What stands in the database now."""

    divisions: int
    grids: int
    people: int
    offices: int
    addresses: int
    reports: int
    cases: int
    open_cases: int


def is_loaded(session: Session) -> bool:
    """Whether there is a net of grids already."""
    return session.scalar(select(Grid.code).limit(1)) is not None


def load(
    session: Session,
    *,
    until: datetime,
    zone: str,
    tell: Tell,
    seed: int | None = None,
    counties: Sequence[str] = (),
    share: float = 1.0,
) -> Loaded:
    """Make the demo city and its twelve months, ending at a moment.

    Args:
        session: open session on an empty installation; all or nothing.
        until: the last moment of the history.
        zone: local time.
        tell: called with a message and the fraction done.
        seed: another city than the published one; the same seed and moment give the same rows.
        counties: codes of those that get grids, cases and accounts, with their share of the reports; all by default.
        share: of these reports, for whom a few are enough.

    Raises:
        Conflict: there are grids already.
        Invalid: the city has no such county.
    """
    if is_loaded(session):
        raise Conflict("demo.not_empty")
    whole = load_recipe(DEMO / "jiaxing.toml", reference=REFERENCE)
    recipe = whole.only(*counties) if counties else whole
    chosen = recipe.seed if seed is None else seed
    crowd, past, luck, away = np.random.SeedSequence([chosen, 2]).spawn(4)
    tell("reference", 0.0)
    with ThreadPoolExecutor(1) as beside:
        rows = beside.submit(loading.load, session, REFERENCE)
        city = build(recipe, seed=chosen, progress=lambda message, part: tell(message, 0.01 + 0.3 * part))
        rows.result()
    doors = Forked(partial(addressing.write, city))
    tell("recruiting", 0.32)
    crew = staff.recruit(city, recipe.words, REFERENCE / "agency_types.csv", np.random.default_rng(crowd))
    local = until.astimezone(ZoneInfo(zone))
    duties = duty.assign(city, recipe.words, crew, local, np.random.default_rng(away))
    tell("storing_city", 0.34)
    _store_city(session, city)
    if counties:
        _outline(session, whole)
    _store_crew(session, crew, local.date())
    duty.store(session, duties, local.date())
    for more in (rosters, personnel, funds, leading, trainings, gathering):
        more.store(session, crew, local)
    parties.store(session, city, crew, recipe.words, local)
    for table in ("people", "award_decisions", "party_organisations", "leading_groups", "trainings"):
        _restart(session, table)
    _open_accounts(session, city, crew)
    in_demo = sorted({code[:6] for code in city.grids["code"]})
    setting_up.store(session, crew, in_demo, city.divisions["code"].tolist(), local)
    rules = ruling.store(session, in_demo, SINCE, until, local.date())
    plan = history.load_plan(DEMO).scaled(share * recipe.village_grids / whole.village_grids)
    limits = in_force.limits(session, zone, date(2000, 1, 1))
    agencies = {one.code: (one.name_zh, one.platform) for one in session.scalars(select(AgencyType))}
    places = {*city.divisions["code"], *crew.offices["code"]}
    posts = Posts.of(*(holders(session, verb, places, local.date()) for verb in ("sensitive.work", "staff.work")))
    known = posts, rules, layers(session), serving(session), answering(session)
    at_desk = desk(city, crew, in_force.categories(session), agencies, SINCE.isoformat(), *known)
    at_work = worker_at(crew, next(plan.duty_at for plan in plans() if plan.duty_at))[0]

    def write(folder: Path) -> None:
        here, rng = ZoneInfo(zone), np.random.default_rng(past)
        reports = history.draw(city, recipe.hot_spots, plan, until=until, zone=here, rng=rng, at_work=at_work)
        casefiles.write(
            reports,
            at_desk,
            plan,
            limits,
            until=until,
            metric_srid=recipe.metric_srid,
            rng=np.random.default_rng(luck),
            folder=folder,
        )

    tell("months", 0.45)
    lives = Forked(write)
    addresses = addressing.store(session, city, doors.sheet(addressing.TABLE))
    doors.end()
    with indexed_after(session, *TABLES):
        stored = _store_files(session, lives, tell, local)
    _end(session, lives, in_demo, local)
    tell("done", 1.0)
    return Loaded(
        len(city.divisions),
        len(city.grids),
        len(crew.people) + len(duties.people),
        len(crew.offices),
        addresses,
        stored["reports"],
        stored["cases"],
        session.scalar(select(func.count()).select_from(Case).where(Case.state.in_(OPEN))) or 0,
    )


def _store_city(session: Session, city: City) -> None:
    """Store divisions, grids and lines."""
    known = {
        row.code: row for row in session.scalars(select(Division).where(Division.code.in_(city.divisions["code"])))
    }
    for code, boundary, synthetic in zip(
        city.divisions["code"], city.divisions["boundary"], city.divisions["synthetic"], strict=True
    ):
        row = known[code]
        row.boundary, row.synthetic = f"SRID=4490;{boundary.wkt}", bool(synthetic)  # type: ignore[assignment]
        row.source = "demo recipe" if synthetic else row.source
    session.flush()
    grids = city.grids
    keys = zip(grids["code"], grids["layer"], grids["village_code"], grids["zone_kind"], strict=True)
    copy(
        session,
        "grids",
        ("code", "layer", "village_code", "town_code", "county_code", "zone_kind"),
        ((code, layer, village, village[:9], village[:6], kind) for code, layer, village, kind in keys),
    )
    shapes = zip(grids["code"], grids["layer"], grids["name"], grids["boundary"], grids["households"], strict=True)
    copy(
        session,
        "grid_versions",
        ("id", "grid_code", "layer", "name", "boundary", "households", "valid_from", "synthetic"),
        (
            (i, code, layer, name, multi(boundary), households, SINCE, True)
            for i, (code, layer, name, boundary, households) in enumerate(shapes, 1)
        ),
    )
    _restart(session, "grid_versions")
    _store_lines(session, city)


def _outline(session: Session, whole: Recipe) -> None:
    """Give the city the outline of all its counties where only some are loaded; the others keep their own."""
    code = whole.divisions.loc[whole.divisions["level"] == "city", "code"].item()
    outline = multi(shapely.coverage_union_all(np.asarray(whole.counties.geometry)))
    session.get_one(Division, code).boundary = f"SRID=4490;{outline.wkt}"  # type: ignore[assignment]


def _store_lines(session: Session, city: City) -> None:
    lines = zip(*(city.lines[column] for column in ("kind", "name", "rank", "code", "line")), strict=True)
    copy(
        session,
        "linear_objects",
        ("kind", "name", "rank", "code", "line", "synthetic"),
        (
            (kind, name, rank, code, line if isinstance(line, MultiLineString) else MultiLineString([line]), True)
            for kind, name, rank, code, line in lines
        ),
    )


def _store_crew(session: Session, crew: Staff, today: date) -> None:
    staff.store_people(session, crew.people, today)
    staff.store_training(session, crew, today)
    staff.store_posts(session, "grid", staff.newcomers(crew.grid_posts, today))
    offices = crew.offices.astype(object).where(crew.offices.notna(), None)
    columns = [name for name in offices.columns if name not in ("lng", "lat")]
    places = [point(lng, lat) for lng, lat in zip(offices["lng"], offices["lat"], strict=True)]
    rows = zip(offices[columns].itertuples(index=False), places, strict=True)
    copy(session, "offices", [*columns, "place"], ((*row, place) for row, place in rows))
    staff.store_posts(session, "office", crew.office_posts)


def _restart(session: Session, table: str) -> None:
    """Let a table's identity go on behind the ids that were given."""
    ends = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608
    session.execute(text(ends))


def _open_accounts(session: Session, city: City, crew: Staff) -> None:
    there, twin = set(city.divisions["code"]), None
    for plan in plans():
        if not all(level == "all" or code.split("-")[0] in there for _, level, code in plan.posts):
            continue
        person_id = None
        if plan.duty_at:
            _, person_id = worker_at(crew, plan.duty_at)
            person = session.get_one(Person, person_id)
            person.name, (person.pinyin, person.initials) = plan.display_name, spelled(plan.display_name)
        twin = open_account(
            session,
            plan.username,
            PASSWORD,
            plan.display_name,
            list(plan.posts),
            since=SINCE,
            title=plan.title,
            person_id=person_id,
            twin=twin,
        )


def _store_files(session: Session, lives: Forked, tell: Tell, until: datetime) -> dict[str, int]:
    """Store the sheets as they come; how many rows each table got."""
    telling.begin(session, until)
    stored = {}
    for n, (table, columns) in enumerate(TABLES.items()):
        with lives.sheet(table).open(encoding="utf-8", newline="") as file:
            tell("storing_cases", 0.75 + 0.2 * n / len(TABLES))
            stored[table] = copy_written(session, table, columns.split(", "), file)
    return stored


def _end(session: Session, lives: Forked, counties: list[str], until: datetime) -> None:
    """Once all cases are stored: codes of a few reporters, objects, patrols, messages that were read."""
    lives.end()
    coding.store(session, counties)
    collecting.store(session, counties, until)
    patrolling.store(session, until)
    telling.end(session, until)


def analyse(session: Session) -> None:
    """Bring the planner's statistics up to date after loading."""
    session.execute(text("ANALYZE"))
