"""Doubles in the database: which indexes find them at many cases, the demo's pairs, and the likeness of photos."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases import recurring
from gridgis.cases.double_models import Recurrence
from gridgis.cases.models import Case
from gridgis.casework.doubles import queries
from gridgis.casework.doubles.seeking import of_cases
from gridgis.demo import doubles
from gridgis.demo.doubles import NAMESPACE, pairs
from gridgis.demo.finding import Scored, found_from
from gridgis.media import photos
from gridgis.media.models import Medium
from gridgis.media.pictures import likeness_of
from gridgis.security.rules import SYSTEM
from gridgis.supervision.photos import Photos, liken_all, show_all
from tests.db.test_plans import plans
from tests.factories import AT, World, a_case

MANY = """
INSERT INTO cases (county_code, number, category_code, platform, urgency, source, description, place, state,
                   submitted_at, closed_at, total_due_at)
SELECT '110101', '110101-Y-' || n, 'E0101', 'enforcement', 'P3', 'citizen', '占道经营',
       ST_SetSRID(ST_MakePoint(120 + (n % 199) * 0.001, 30 + (n % 197) * 0.001), 4490),
       CASE WHEN n % 20 = 0 THEN 'handling' ELSE 'archived' END, '2026-03-11'::timestamptz - n * interval '1 minute',
       CASE WHEN n % 20 = 0 THEN NULL ELSE '2026-03-11'::timestamptz - n * interval '55 seconds' END, '2026-03-11'
FROM generate_series(1, 30000) AS s(n)
"""


@pytest.fixture
def case(session: Session, world: World) -> Case:
    made = a_case(session, world, grid_code=world.grids[0], at=AT)
    session.execute(text(MANY))
    session.execute(text("ANALYZE cases"))
    return session.get_one(Case, (made.county_code, made.number))


def test_candidates_are_found_by_place_among_the_open_and_by_place_and_time_among_the_closed(
    session: Session, case: Case
) -> None:
    plan = plans(session, lambda: queries.found(session, SYSTEM, of_cases(session, [case]), at=AT))
    assert "ix_cases_open_place" in plan and "ix_cases_closed_place" in plan
    assert "Seq Scan on cases" not in plan


def test_all_cases_are_linked_a_batch_at_a_time_as_they_are_one_by_one(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recurring, "BATCH", 13_000)
    closed = {"state": "archived", "closed_at": AT - timedelta(days=9), "place": case.place, "category_code": "E0101"}
    session.execute(update(Case).where(Case.number == "110101-Y-7").values(closed))
    recurring.link(session, [case.number])
    alone = session.execute(select(Recurrence.earlier, Recurrence.days).filter_by(number=case.number)).one()
    assert alone == ("110101-Y-7", 9)
    batches = [recurring.link_next(session, "")]
    while (last := batches[-1][0]) is not None:
        batches.append(recurring.link_next(session, last))
    assert len(batches) == 4 and sum(linked for _, linked in batches) >= 1, "three of cases, and one that finds no more"
    assert session.execute(select(Recurrence.earlier, Recurrence.days).filter_by(number=case.number)).one() == alone


def test_the_pairs_are_of_both_kinds_and_within_reach() -> None:
    some = pairs()
    assert {one.photo for one in some} == {"", "again", "other"}
    assert sum(one.same for one in some) >= 40 and sum(not one.same for one in some) >= 40
    assert len({uuid5(NAMESPACE, str(one.reports)) for one in some}) == len(some)
    assert all(one.metres <= 50 and not one.categories[0].startswith("G01") for one in some)
    assert {one.photo == "again" for one in some if not one.same} == {False}


def test_precision_and_recall_are_counted() -> None:
    some = [Scored(one, 0.9 if one.same else 0.1) for one in pairs()]
    best = found_from(some, 0.6)
    assert (best.precision, best.recall, best.wrong, best.missed) == (1.0, 1.0, 0, 0)
    none = found_from(some, 0.95)
    assert (none.precision, none.recall) == (None, 0.0)
    every = found_from(some, 0.0)
    assert every.recall == 1.0 and every.wrong == sum(not one.same for one in pairs())


def test_a_forwarded_photo_is_known_and_another_is_not() -> None:
    same = 0
    for pair in pairs():
        told = list(doubles._pictures(pair))
        if told:
            equal = 64 - ((likeness_of(told[0]) ^ likeness_of(told[1])) % 2**64).bit_count()
            assert (equal >= 57) if pair.photo == "again" else (equal < 48), pair
            same += pair.photo == "again"
    assert same >= 10


def test_photos_of_before_get_their_likeness_from_the_worker(
    sessions: sessionmaker[Session], session: Session, world: World, tmp_path: Path
) -> None:
    made = a_case(session, world, grid_code=world.grids[0], at=AT)
    report = UUID(int=7)
    session.execute(
        text(
            "INSERT INTO reports (county_code, id, case_number, source, category_code, description, located_by, "
            "observed_at, received_at) VALUES (:county, :id, :number, 'citizen', 'E0101', '占道', 'point', :at, :at)"
        ),
        {"county": made.county_code, "id": report, "number": made.number, "at": AT},
    )
    content = next(doubles._pictures(next(one for one in pairs() if one.photo)))
    worker = Photos.on(tmp_path)
    brought = photos.seal(worker.store, content, most_pixels=10**7)
    key = (made.county_code, report, brought.digest)
    photos.keep(session, key, brought, at=AT)
    session.commit()
    assert show_all(sessions, worker) == 1
    session.expire_all()
    first = session.get_one(Medium, key).likeness
    assert first is not None
    session.execute(update(Medium).values(likeness=None))
    session.commit()
    assert liken_all(sessions, worker) == 1 and liken_all(sessions, worker) == 0
    session.expire_all()
    assert session.get_one(Medium, key).likeness == first
    session.execute(update(Medium).values(likeness=None))
    session.commit()
    (tmp_path / photos.shown_name_of(key[2])).unlink()
    assert liken_all(sessions, worker) == 1
    session.expire_all()
    assert session.get_one(Medium, key).shown_at is None
    assert show_all(sessions, worker) == 1
    session.expire_all()
    assert session.get_one(Medium, key).likeness == first
