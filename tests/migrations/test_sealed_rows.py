"""What stood open beside a sealed case before: cases merged into it, and slips to people off its list."""

from alembic import command
from sqlalchemy import text

from gridgis.cases import queries
from gridgis.cases.doing import Move
from gridgis.cases.moving import move
from gridgis.core.migrating import config
from gridgis.security.rules import SYSTEM
from tests.conftest import Own
from tests.factories import AT, a_case, a_slip

BEFORE = """
UPDATE cases SET sensitive = true, flags = ARRAY['sensitive'], supervised = 'yellow' WHERE number = :main;
UPDATE supervision_slips SET state = 'issued', issued_at = now(), due_at = now(), to_name = '某人',
  to_account = (SELECT id FROM accounts WHERE username = 'clerk');
INSERT INTO need_to_know (county_code, case_number, account_id, part, added_at)
  SELECT county_code, number, (SELECT id FROM accounts WHERE username = 'town'), 'receiver', now()
  FROM cases WHERE number = :main
"""


def test_what_was_merged_into_a_sealed_case_is_sealed_and_slips_to_others_are_withdrawn(own: Own) -> None:
    with own.sessions.begin() as session:
        main, other, free = (a_case(session, own.world, grid_code=own.world.grids[0], at=AT) for _ in range(3))
        session.add(a_slip(main))
        move(session, SYSTEM, other.number, Move("merge", main=main.number), zone="Asia/Shanghai", at=AT)
        session.execute(text(BEFORE), {"main": main.number})
    command.downgrade(config(own.url), "0065")
    command.upgrade(config(own.url), "head")
    with own.sessions() as session:
        merged, town = (
            queries.get(session, SYSTEM, other.number),
            text("SELECT id FROM accounts WHERE username = 'town'"),
        )
        assert (merged.sensitive, merged.staff_involved, merged.flags) == (True, False, ["sensitive"])
        last = queries.events(session, merged)[-1]
        assert (last.seq, last.move, last.target) == (merged.last_seq, "mark_sensitive", "merged")
        listed = text("SELECT account_id FROM need_to_know WHERE case_number = :number AND removed_at IS NULL")
        assert session.scalars(listed, {"number": other.number}).all() == [session.scalar(town)]
        assert session.scalars(text("SELECT state FROM supervision_slips")).all() == ["dropped"]
        assert queries.get(session, SYSTEM, main.number).supervised is None
        assert not queries.get(session, SYSTEM, free.number).sensitive
