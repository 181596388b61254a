"""What was merged into a sensitive case is sealed as it is, and slips about it that are out to others are withdrawn.

Revision ID: 0066
Revises: 0065
"""

from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None

MERGED = """
WITH sealed AS (
  UPDATE cases AS one SET sensitive = true, staff_involved = main.staff_involved, last_seq = one.last_seq + 1,
    flags = array_remove(array_remove(one.flags, 'sensitive'), 'staff_involved')
      || CASE WHEN main.staff_involved THEN ARRAY['staff_involved', 'sensitive'] ELSE ARRAY['sensitive'] END
  FROM cases AS main
  WHERE one.merged_into = main.number AND one.county_code = main.county_code AND main.sensitive
    AND (NOT one.sensitive OR main.staff_involved AND NOT one.staff_involved)
  RETURNING one.county_code, one.number, one.last_seq, one.state, main.number AS main
)
INSERT INTO case_events (county_code, case_number, seq, at, move, source, target, actor_name, note, facts)
SELECT county_code, number, last_seq, now(), 'mark_sensitive', state, state, '系统', '', jsonb_build_object('main', main)
FROM sealed
"""
"""Their lists are filled by the worker, as those of all that nobody knows of yet."""

LISTS = """
INSERT INTO need_to_know (county_code, case_number, account_id, part, office_code, reason, added_at, added_by)
SELECT one.county_code, one.number, known.account_id, known.part, known.office_code, known.reason, now(), known.added_by
FROM cases AS one JOIN need_to_know AS known
  ON known.county_code = one.county_code AND known.case_number = one.merged_into AND known.removed_at IS NULL
WHERE one.sensitive AND one.merged_into IS NOT NULL
ON CONFLICT DO NOTHING
"""
SLIPS = """
UPDATE supervision_slips AS slip SET state = 'dropped', moved_at = now(),
  judgement = '案件知悉范围变化，收单人不在知悉名单上，本督办单撤回；如仍需督办，请向名单上的人员另发。'
FROM cases WHERE cases.county_code = slip.county_code AND cases.number = slip.case_number AND cases.sensitive
  AND slip.state IN ('issued', 'answered') AND NOT EXISTS (
    SELECT FROM need_to_know AS known WHERE known.county_code = slip.county_code
      AND known.case_number = slip.case_number AND known.account_id = slip.to_account AND known.removed_at IS NULL)
"""
SUPERVISED = """
UPDATE cases SET supervised = (
  SELECT min(level) FROM supervision_slips AS slip WHERE slip.county_code = cases.county_code
    AND slip.case_number = cases.number AND slip.state IN ('issued', 'answered'))
WHERE sensitive AND supervised IS NOT NULL
"""


def upgrade() -> None:
    for told in (MERGED, LISTS, SLIPS, SUPERVISED):
        op.execute(told)


def downgrade() -> None:
    """A seal is lifted by two persons, never by an older version."""
