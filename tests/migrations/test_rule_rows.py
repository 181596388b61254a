"""Reports, decisions and roles as revision 0003 knew them keep their meaning under rules of routing."""

import json
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from gridgis.casework.redeciding import Wrong, correct
from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade
from gridgis.core.settings import Terms
from gridgis.routing.models import Decision
from tests.conftest import Own
from tests.db.test_plan_races import actor
from tests.factories import AT, ONE, a_case

WEST, EAST = f"{ONE}001001001", f"{ONE}001001002"
REPORT = UUID(int=7)
ROLES = {"county_leader": "{case.read}", "dispatcher": "{case.read,rule.read}", "own": "{case.read}"}
"""As an installation made them: two of ours with verbs taken away or added, and one of its own."""


@pytest.fixture
def old(blank: Callable[[], str]) -> Iterator[tuple[str, Engine]]:
    """A database at revision 0003 with roles."""
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0003")
    with engine.begin() as connection:
        for code, verbs in ROLES.items():
            connection.execute(
                text("INSERT INTO roles VALUES (:c, '甲', 'A', :v)"), {"c": code, "v": verbs[1:-1].split(",")}
            )
    yield url, engine
    engine.dispose()


def verbs_of(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        return {row.code: row.verbs for row in connection.execute(text("SELECT code, verbs FROM roles"))}


def test_roles_keep_what_an_installation_made_of_them_and_gain_the_new_verbs(old: tuple[str, Engine]) -> None:
    url, engine = old
    upgrade(url)
    verbs = verbs_of(engine)
    assert verbs["county_leader"][:2] == ["case.read", "rule.read"]
    assert verbs["dispatcher"][:3] == ["case.read", "rule.read", "people.manage"]
    assert verbs["own"] == ["case.read"]
    assert "rule.draft" in verbs["rule_editor"]
    assert "rule.publish" in verbs["rule_publisher"]
    assert "rule.publish" not in verbs["rule_editor"]


def test_a_role_of_the_same_name_stays_the_installations(old: tuple[str, Engine]) -> None:
    url, engine = old
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO roles VALUES ('rule_editor', '甲', 'A', '{case.read}')"))
    upgrade(url)
    assert verbs_of(engine)["rule_editor"] == ["case.read"]


def test_old_decisions_are_read_and_their_cases_decided_on_again(own: Own) -> None:
    """A report ten metres from a border, known to thirty: its place stays in doubt until somebody looks."""
    with own.sessions.begin() as session:
        number = a_case(session, own.world, grid_code=WEST, at=AT, place=(120.0499, 30.05)).number
        session.execute(text("UPDATE accounts SET created_at = :at"), {"at": AT})
    own.engine.dispose()
    command.downgrade(config(own.url), "0003")
    candidates = {
        "grids": [
            {"code": WEST, "layer": "village", "name": "西", "version_id": 1, "border_m": 9.6, "chosen": True},
            {"code": EAST, "layer": "village", "name": "东", "version_id": 2, "border_m": 9.6, "chosen": False},
        ],
        "offices": [f"{ONE}001-urban_enforcement"],
        "reasons": [],
    }
    facts = {"county": ONE, "number": number, "report": REPORT, "at": AT, "grid": WEST}
    with own.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO reports (county_code, id, case_number, source, category_code, description, place,"
                " given_lng, given_lat, given_datum, accuracy_m, located_by, observed_at, received_at)"
                " VALUES (:county, :report, :number, 'grid_worker', 'E0101', '占道',"
                " ST_SetSRID(ST_MakePoint(120.0499, 30.05), 4490), 120.0499, 30.05, 'wgs84', 30, 'point', :at, :at)"
            ),
            facts,
        )
        connection.execute(
            text(
                "INSERT INTO decisions (county_code, case_number, seq, report_id, at, place, located_by, match,"
                " border_m, grid_code, rule, office_code, flags, candidates) SELECT county_code, number, 1, :report,"
                " :at, place, 'point', 'inside', 9.6, :grid, 'R1', :office, '[\"near_border\"]', :candidates"
                " FROM cases WHERE number = :number"
            ),
            facts | {"office": f"{ONE}001-urban_enforcement", "candidates": json.dumps(candidates)},
        )
        connection.execute(text("UPDATE cases SET flags = '{near_border}' WHERE number = :number"), {"number": number})
    own.engine.dispose()
    upgrade(own.url)
    with own.sessions.begin() as session:
        kept = session.get_one(Decision, (ONE, number, 1))
        assert (kept.cause, kept.rule_code, kept.rule_set_id, kept.note) == ("received", "", None, "")
        assert owner_of(session) == ""
        done = correct(
            session, actor(own, "dispatcher"), number, Wrong(category_code="E0107", note="x"), Terms(), at=AT
        )
        assert done.before is not None
        assert (done.before.grid.code if done.before.grid else None) == WEST
        assert "near_border" in done.after.flags
        assert done.seq == 2


def owner_of(session: Session) -> str | None:
    owner: str | None = session.scalar(text("SELECT component_owner FROM reports WHERE id = :id"), {"id": REPORT})
    return owner
