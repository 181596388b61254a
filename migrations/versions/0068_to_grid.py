"""A grid may lead a case that it was handed by the task list, and what it shows of it is kept as a look.

Revision ID: 0068
Revises: 0067
"""

from alembic import op

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None

LOOKS = "('verify', 'first', 'self', 'check', 'handed')"
BEFORE = "('verify', 'first', 'self', 'check')"
PARTS = (
    "(office_code IS NULL) = (grid_code IS NOT NULL) AND (part = 'first') = (account_id IS NOT NULL)"
    " AND CASE part WHEN 'co' THEN grid_code IS NULL WHEN 'first' THEN office_code IS NULL ELSE true END"
)
PARTS_BEFORE = "(part = 'first') = (office_code IS NULL) AND (part = 'first') = (account_id IS NOT NULL)"


def upgrade() -> None:
    _hold("case_checks", "ck_case_checks_kind", f"kind IN {LOOKS}")
    _hold("assignments", "ck_assignments_first", PARTS)


def downgrade() -> None:
    """Refused by the database while a grid has ever led a case."""
    _hold("case_checks", "ck_case_checks_kind", f"kind IN {BEFORE}")
    _hold("assignments", "ck_assignments_first", PARTS_BEFORE)


def _hold(table: str, name: str, what: str) -> None:
    """Another condition of a busy table: rows that stand are looked at while others are written."""
    op.drop_constraint(op.f(name), table)
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({what}) NOT VALID")
    op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
