"""Lineage of border moves: a grid that gained land from a neighbour who stayed was adjusted, not merged.

Revision ID: 0007
Revises: 0006
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MEND = """
WITH wholes AS (
  SELECT link.plan_id, link.child_code, link.parent_code
  FROM grid_lineage link
  WHERE link.parent_code <> '' AND link.child_code <> '' AND (
    link.parent_code = link.child_code
    OR NOT EXISTS (
      SELECT FROM grid_versions version
      WHERE version.grid_code = link.parent_code
        AND (version.valid_to IS NULL OR version.valid_to > link.on_day)))
), told AS (
  SELECT link.plan_id, link.parent_code, link.child_code, CASE WHEN EXISTS (
      SELECT FROM wholes WHERE (wholes.plan_id, wholes.child_code, wholes.parent_code)
        = (link.plan_id, link.child_code, link.parent_code))
    AND (SELECT count(*) FROM wholes
      WHERE (wholes.plan_id, wholes.child_code) = (link.plan_id, link.child_code)) > 1
    THEN 'merge' ELSE 'adjust' END AS kind
  FROM grid_lineage link
  WHERE link.kind IN ('merge', 'adjust')
)
UPDATE grid_lineage link SET kind = told.kind FROM told
WHERE (told.plan_id, told.parent_code, told.child_code) = (link.plan_id, link.parent_code, link.child_code)
  AND link.kind <> told.kind
"""
"""A merge joins two wholes at least: those that ended on that day (no version of theirs lasts longer; codes are never
given again) and the grid's own."""


def upgrade() -> None:
    op.execute(MEND)


def downgrade() -> None:
    """What was wrong is not put back."""
