"""Decisions are kept whole in one form, and what is asked for stands in columns of its own.

Rows of before are brought over in batches, each a transaction of its own, so that others go on reading and writing
meanwhile; the table is held only at the start, to add columns, and at the end, for the rows that came in between.
Begun again after an end half way, it goes on where it was.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

BATCH = 5000

COLUMNS = {
    "day": "date",
    "asked_at": "timestamptz",
    "town_code": "text",
    "village_code": "text",
    "platform": "text",
    "chosen_grid": "text",
    "given": "jsonb",
    "route": "jsonb",
}

END_OF_BATCH = """
SELECT county_code AS last_county, case_number AS last_number, seq AS last_seq FROM (
  SELECT county_code, case_number, seq FROM decisions WHERE (county_code, case_number, seq) > (:county, :number, :seq)
  ORDER BY 1, 2, 3 LIMIT :batch) batch
ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT 1
"""

BRING_OVER = """
WITH old AS (
  SELECT decision.ctid AS place_in_table, decision.*, cases.platform AS case_platform,
         cases.town_code AS case_town, cases.village_code AS case_village, cases.submitted_at,
         grid.town_code AS grid_town, grid.village_code AS grid_village, decision.candidates AS kept
  FROM decisions decision
  LEFT JOIN cases ON cases.county_code = decision.county_code AND cases.number = decision.case_number
  LEFT JOIN grids grid ON grid.code = decision.grid_code
  WHERE decision.route IS NULL AND (:all OR (
    (decision.county_code, decision.case_number, decision.seq) > (:county, :number, :seq)
    AND (decision.county_code, decision.case_number, decision.seq) <= (:last_county, :last_number, :last_seq)))
), told AS (
  SELECT old.*,
    coalesce(CAST(kept ->> 'day' AS date), CAST(at AT TIME ZONE 'Asia/Shanghai' AS date)) AS told_day,
    coalesce(CAST(kept ->> 'at' AS timestamptz), submitted_at) AS told_at,
    CASE WHEN kept ? 'divisions' THEN kept -> 'divisions' ->> 1
         WHEN grid_town IS NOT NULL THEN grid_town ELSE case_town END AS told_town,
    CASE WHEN kept ? 'divisions' THEN kept -> 'divisions' ->> 2
         WHEN grid_town IS NOT NULL THEN grid_village ELSE case_village END AS told_village,
    coalesce(kept ->> 'platform', case_platform) AS told_platform,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
              'code', office.code, 'name', office.name, 'agency_type', office.agency_type, 'level', office.level,
              'place_code', office.place_code, 'phone', office.phone) ORDER BY named.n), '[]')
     FROM jsonb_array_elements_text(kept -> 'offices') WITH ORDINALITY AS named(code, n)
     JOIN offices office ON office.code = named.code) AS named,
    (SELECT coalesce(jsonb_agg(
              CASE WHEN jsonb_typeof(line -> 'chief') = 'object'
                   THEN jsonb_set(line, '{chief}', '{"person_id": 0}' || (line -> 'chief')) ELSE line END
              ORDER BY n), '[]')
     FROM jsonb_array_elements(coalesce(kept -> 'lines', '[]')) WITH ORDINALITY AS beside(line, n)) AS told_lines
  FROM old
)
UPDATE decisions decision SET
  day = told_day, asked_at = told_at, town_code = told_town, village_code = told_village, platform = told_platform,
  chosen_grid = kept ->> 'chosen_grid', given = kept -> 'given',
  route = jsonb_build_object(
    'version', 1,
    'place', CASE WHEN told.place IS NOT NULL
                  THEN jsonb_build_object('lng', ST_X(told.place), 'lat', ST_Y(told.place)) END,
    'located_by', told.located_by, 'score', told.score, 'match', told.match, 'border_m', told.border_m,
    'office', (SELECT one FROM jsonb_array_elements(named) one WHERE one ->> 'code' = told.office_code LIMIT 1),
    'co_offices', (SELECT coalesce(jsonb_agg(one ORDER BY n), '[]')
                   FROM jsonb_array_elements(named) WITH ORDINALITY AS every(one, n)
                   WHERE one ->> 'code' IS DISTINCT FROM told.office_code),
    'platform', told_platform, 'rule', nullif(told.rule, ''), 'flags', told.flags, 'reasons', kept -> 'reasons',
    'candidates', kept -> 'grids',
    'routing_rule', CASE WHEN jsonb_typeof(kept -> 'rule') = 'object'
                         THEN (kept -> 'rule') || jsonb_build_object('set_id', coalesce(told.rule_set_id, 0)) END,
    'lines', told_lines, 'addresses', coalesce(kept -> 'addresses', '[]'),
    'notice', coalesce(kept ->> 'notice', ''), 'timings_ms', coalesce(kept -> 'timings_ms', '{}'),
    'day', told_day, 'county_code', told.county_code, 'town_code', told_town, 'village_code', told_village,
    'accuracy_m', kept -> 'accuracy_m', 'asked_at', told_at, 'rule_set_id', told.rule_set_id, 'filed_grid', NULL,
    'chosen_grid', kept ->> 'chosen_grid', 'chosen_by', coalesce(kept ->> 'chosen_by', ''))
FROM told WHERE decision.ctid = told.place_in_table AND decision.route IS NULL
"""

TAKE_BACK = """
UPDATE decisions SET candidates = jsonb_build_object(
  'grids', route -> 'candidates',
  'offices', (SELECT coalesce(jsonb_agg(one -> 'code'), '[]')
              FROM jsonb_array_elements(jsonb_build_array(route -> 'office') || (route -> 'co_offices')) one
              WHERE jsonb_typeof(one) = 'object'),
  'reasons', route -> 'reasons', 'addresses', route -> 'addresses', 'lines', route -> 'lines',
  'rule', CASE WHEN jsonb_typeof(route -> 'routing_rule') = 'object' THEN (route -> 'routing_rule') - 'set_id' END,
  'accuracy_m', route -> 'accuracy_m', 'divisions', jsonb_build_array(county_code, town_code, village_code),
  'platform', platform, 'day', day, 'at', route -> 'asked_at', 'chosen_grid', chosen_grid,
  'chosen_by', route -> 'chosen_by', 'notice', route -> 'notice', 'timings_ms', route -> 'timings_ms')
  || CASE WHEN given IS NULL THEN '{}' ELSE jsonb_build_object('given', given) END
"""


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.execute(f"ALTER TABLE decisions ADD COLUMN IF NOT EXISTS {name} {kind}")
    with op.get_context().autocommit_block():
        _bring_over_in_batches(op.get_bind())
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute("LOCK TABLE decisions IN ACCESS EXCLUSIVE MODE")
    nowhere = dict.fromkeys(("county", "number", "seq", "last_county", "last_number", "last_seq"))
    op.get_bind().execute(sa.text(BRING_OVER), nowhere | {"all": True})
    for name in ("day", "route"):
        op.alter_column("decisions", name, nullable=False)
    op.drop_column("decisions", "candidates")


def _bring_over_in_batches(connection: sa.Connection) -> None:
    at: dict[str, object] = {"county": "", "number": "", "seq": 0}
    while end := connection.execute(sa.text(END_OF_BATCH), at | {"batch": BATCH}).mappings().first():
        connection.execute(sa.text(BRING_OVER), at | dict(end) | {"all": False})
        at = {name.removeprefix("last_"): value for name, value in end.items()}


def downgrade() -> None:
    op.add_column("decisions", sa.Column("candidates", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.execute(TAKE_BACK)
    op.alter_column("decisions", "candidates", nullable=False)
    for name in COLUMNS:
        op.drop_column("decisions", name)
