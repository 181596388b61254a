"""The sweep of the ladder looks at a narrow table in place of an index of cases; two more indexes of cases go.

Open cases of a village or a grid are few enough to be sorted.

Revision ID: 0067
Revises: 0066
"""

from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None

OPEN = (
    "('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling', 'suspended', "
    "'result_filed', 'rework', 'checked')"
)
TABLE = """
CREATE TABLE due_rungs (
  at timestamptz NOT NULL, county_code text NOT NULL, case_number text NOT NULL,
  CONSTRAINT pk_due_rungs PRIMARY KEY (at, county_code, case_number)
)
"""
ENTER = """
CREATE FUNCTION enter_due_rung() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO due_rungs (at, county_code, case_number) VALUES (NEW.next_rung_at, NEW.county_code, NEW.number)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$
"""
ENTERED = """
CREATE TRIGGER enter_due_rung AFTER INSERT OR UPDATE OF next_rung_at ON cases FOR EACH ROW
WHEN (NEW.next_rung_at IS NOT NULL) EXECUTE FUNCTION enter_due_rung()
"""


def upgrade() -> None:
    for told in (TABLE, ENTER, ENTERED):
        op.execute(told)
    op.execute(
        "INSERT INTO due_rungs SELECT next_rung_at, county_code, number FROM cases WHERE next_rung_at IS NOT NULL"
        " ON CONFLICT DO NOTHING"
    )
    for name in ("next_rung", "open_grid", "open_village"):
        op.execute(f"DROP INDEX ix_cases_{name}")


def downgrade() -> None:
    for name, column in (("grid", "current_grid_code"), ("village", "village_code")):
        op.execute(f"CREATE INDEX ix_cases_open_{name} ON cases ({column}, due_at, number) WHERE state IN {OPEN}")
    op.execute("CREATE INDEX ix_cases_next_rung ON cases (next_rung_at) WHERE next_rung_at IS NOT NULL")
    op.execute("DROP TRIGGER enter_due_rung ON cases")
    op.execute("DROP FUNCTION enter_due_rung()")
    op.execute("DROP TABLE due_rungs")
