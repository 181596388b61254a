"""Notices of sensitive cases go to those on their lists alone.

Revision ID: 0012
Revises: 0011
"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# A county alone: something changed there. A county and an account: something changed that this account may know of.
SEALED = """
  IF EXISTS (SELECT FROM fresh WHERE sensitive) THEN
    PERFORM pg_notify('cases', told) FROM (
      SELECT DISTINCT known.county_code || ' ' || known.account_id AS told
      FROM fresh JOIN need_to_know AS known
        ON known.county_code = fresh.county_code AND known.case_number = fresh.number
      WHERE fresh.sensitive AND known.removed_at IS NULL) AS changed;
  END IF;
  RETURN NULL;
"""

TELL_NEW = f"""
CREATE OR REPLACE FUNCTION cases_tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('cases', county_code) FROM (SELECT DISTINCT county_code FROM fresh WHERE NOT sensitive) AS changed;
{SEALED}END $$
"""

# Whoever could read a case that is sealed now is told to look again.
TELL_CHANGED = f"""
CREATE FUNCTION cases_tell_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('cases', county_code) FROM (
    SELECT county_code FROM stale WHERE NOT sensitive UNION SELECT county_code FROM fresh WHERE NOT sensitive
  ) AS changed;
{SEALED}END $$
"""

TELL_ENTRIES = """
CREATE FUNCTION need_to_know_tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('cases', told) FROM (SELECT DISTINCT county_code || ' ' || account_id AS told FROM fresh) AS changed;
  RETURN NULL;
END $$
"""

TELL_ALL = """
CREATE OR REPLACE FUNCTION cases_tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('cases', county_code) FROM (SELECT DISTINCT county_code FROM fresh) AS changed;
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    for statement in (TELL_NEW, TELL_CHANGED, TELL_ENTRIES):
        op.execute(statement)
    op.execute("DROP TRIGGER cases_tell_change_update ON cases")
    op.execute(
        "CREATE TRIGGER cases_tell_change_update AFTER UPDATE ON cases "
        "REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION cases_tell_update()"
    )
    for event in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER need_to_know_tell_change_{event.lower()} AFTER {event} ON need_to_know "
            "REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION need_to_know_tell_change()"
        )


def downgrade() -> None:
    for event in ("insert", "update"):
        op.execute(f"DROP TRIGGER need_to_know_tell_change_{event} ON need_to_know")
    op.execute("DROP TRIGGER cases_tell_change_update ON cases")
    op.execute(TELL_ALL)
    op.execute(
        "CREATE TRIGGER cases_tell_change_update AFTER UPDATE ON cases "
        "REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION cases_tell_change()"
    )
    for function in ("cases_tell_update", "need_to_know_tell_change"):
        op.execute(f"DROP FUNCTION {function}()")
