"""Notices of changed cases name the places, so that pages ask again about their own alone.

Revision ID: 0081
Revises: 0080
"""

from alembic import op

revision = "0081"
down_revision = "0080"
branch_labels = None
depends_on = None

MOST = 20
"""Of so many places of a county at most each is named; of more the county alone."""

# A county alone: anything in it may have changed. A county and an account: something that this account may know of.
# A list: county, town, village, grid, office and platform of a case, before or after its change, and who helps.
TELL = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('cases', told) FROM (
    SELECT DISTINCT CASE WHEN many > {most} THEN county_code ELSE place END AS told
    FROM (
      SELECT county_code, place, count(*) OVER (PARTITION BY county_code) AS many
      FROM ({places}) AS touched
    ) AS counted
  ) AS changed;
{sealed}END $$
"""
PLACES = """
        SELECT county_code, json_build_array(county_code, town_code, village_code, current_grid_code, office_code,
          platform, taking_part)::text AS place FROM {table} WHERE NOT sensitive"""
COUNTIES = "SELECT county_code FROM {table} WHERE NOT sensitive"
TELL_COUNTIES = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('cases', county_code) FROM ({places}) AS changed;
{sealed}END $$
"""
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
FUNCTIONS = {"cases_tell_change": ("fresh",), "cases_tell_update": ("stale", "fresh")}
"""By function the tables it looks at; whoever could read a case before its change is told too."""


def _made(told: str, of: str) -> None:
    for name, tables in FUNCTIONS.items():
        places = " UNION ".join(of.format(table=table) for table in tables)
        places = f"SELECT DISTINCT * FROM ({places}) AS every" if len(tables) == 1 else places
        op.execute(told.format(name=name, most=MOST, places=places, sealed=SEALED))


def upgrade() -> None:
    _made(TELL, PLACES)


def downgrade() -> None:
    _made(TELL_COUNTIES, COUNTIES)
