"""Coordination: who names the lead, helping offices with parts of their own, views, joint action; persons in charge.

Revision ID: 0054
Revises: 0053
"""

from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

OPEN = (
    "state IN ('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling',"
    " 'suspended', 'result_filed', 'rework', 'checked')"
)
BEFORE = "('submitted', 'verifying', 'needs_info', 'registered', 'coordinating')"
KINDS = (
    "'return', 'return_late', 'request_extension', 'suspend', 'ask_contact', 'ask_unmark', 'propose_reject', 'object'"
)
ASSIST = f"{KINDS}, 'request_assist'"

COLUMNS = """
ALTER TABLE cases ADD COLUMN coordination text, ADD COLUMN co_offices text[] NOT NULL DEFAULT '{}',
  ADD COLUMN taking_part text[] NOT NULL DEFAULT '{}', ADD COLUMN co_open integer NOT NULL DEFAULT 0,
  ADD COLUMN consulting integer, ADD COLUMN joint_at timestamptz, ADD COLUMN joint_place text NOT NULL DEFAULT '';
ALTER TABLE cases ADD CONSTRAINT ck_cases_coordination CHECK (coordination IN ('platform', 'centre')) NOT VALID;
ALTER TABLE cases VALIDATE CONSTRAINT ck_cases_coordination;
ALTER TABLE assignments ADD COLUMN charge_id bigint, ADD COLUMN charge_name text NOT NULL DEFAULT '',
  ADD COLUMN result text NOT NULL DEFAULT '', ADD COLUMN waived_at timestamptz,
  ADD COLUMN waived_reason text NOT NULL DEFAULT '';
"""

TABLES = """
CREATE TABLE coordinations (
  county_code text NOT NULL,
  case_number text NOT NULL,
  seq integer NOT NULL,
  town_code text,
  category_code text NOT NULL,
  who text NOT NULL,
  opened_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  outcome text,
  settled_at timestamptz,
  settled_by bigint,
  settled_name text NOT NULL DEFAULT '',
  lead_office text,
  co_offices text[] NOT NULL DEFAULT '{}',
  reason text NOT NULL DEFAULT '',
  CONSTRAINT pk_coordinations PRIMARY KEY (county_code, case_number, seq),
  CONSTRAINT fk_coordinations_county_code_case_number FOREIGN KEY (county_code, case_number)
    REFERENCES cases (county_code, number),
  CONSTRAINT ck_coordinations_who CHECK (who IN ('platform', 'centre')),
  CONSTRAINT ck_coordinations_outcome CHECK (outcome IN ('decided', 'moot')),
  CONSTRAINT ck_coordinations_settled CHECK ((outcome IS NULL) = (settled_at IS NULL))
);
CREATE UNIQUE INDEX uq_coordinations_one_open ON coordinations (county_code, case_number) WHERE outcome IS NULL;
CREATE INDEX ix_coordinations_open ON coordinations (due_at, case_number) WHERE outcome IS NULL;
CREATE INDEX ix_coordinations_precedent ON coordinations (town_code, category_code, settled_at)
  WHERE outcome = 'decided';
CREATE INDEX ix_coordinations_settled_at ON coordinations (settled_at, case_number);
CREATE TABLE case_views (
  county_code text NOT NULL,
  case_number text NOT NULL,
  seq integer NOT NULL,
  office_code text NOT NULL,
  question text NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_name text NOT NULL,
  said_at timestamptz,
  said_name text NOT NULL DEFAULT '',
  stance text,
  view text NOT NULL DEFAULT '',
  CONSTRAINT pk_case_views PRIMARY KEY (county_code, case_number, seq, office_code),
  CONSTRAINT fk_case_views_county_code_case_number FOREIGN KEY (county_code, case_number)
    REFERENCES cases (county_code, number),
  CONSTRAINT ck_case_views_stance CHECK (stance IN ('lead', 'help', 'not_ours', 'other'))
);
"""

WAITING = f"""
UPDATE cases SET co_offices = decided.offices,
  coordination = CASE WHEN decided.rule = 'R4' THEN 'platform'
    WHEN decided.rule IN ('R2', 'R3') OR cases.state = 'coordinating' THEN 'centre' END
FROM (
  SELECT DISTINCT ON (county_code, case_number) county_code, case_number, rule,
    ARRAY(SELECT one ->> 'code' FROM jsonb_array_elements(route -> 'co_offices') AS one) AS offices
  FROM decisions WHERE (county_code, case_number) IN (SELECT county_code, number FROM cases WHERE state IN {BEFORE})
  ORDER BY county_code, case_number, seq DESC
) AS decided
WHERE cases.county_code = decided.county_code AND cases.number = decided.case_number AND cases.state IN {BEFORE};
UPDATE cases SET coordination = 'centre' WHERE state = 'coordinating' AND coordination IS NULL;
INSERT INTO coordinations (county_code, case_number, seq, town_code, category_code, who, opened_at, due_at)
SELECT county_code, number, 1, town_code, category_code, coordination, coalesce(opened.at, submitted_at),
  coalesce(due_at, submitted_at)
FROM cases LEFT JOIN LATERAL (
  SELECT at FROM case_events WHERE case_events.county_code = cases.county_code AND case_number = number
    AND target = 'coordinating' ORDER BY seq DESC LIMIT 1
) AS opened ON true
WHERE state = 'coordinating';
"""
"""What waits is put before the head, or the platform's lead, as it was decided when it came in."""

RIGHTS = """
UPDATE roles SET verbs = array_remove(verbs, 'case.coordinate') WHERE code IN ('dispatcher', 'sensitive_receiver');
"""


def upgrade() -> None:
    op.execute(COLUMNS)
    op.execute(TABLES)
    op.execute("CREATE INDEX ix_cases_taking_part ON cases USING gin (taking_part) WHERE taking_part <> '{}'")
    op.execute(f"CREATE INDEX ix_cases_joint ON cases (joint_at, number) WHERE {OPEN} AND joint_at IS NOT NULL")
    _kinds(ASSIST)
    op.execute(WAITING)
    op.execute(RIGHTS)


def _kinds(kinds: str) -> None:
    for table, column in (("cases", "pending"), ("case_requests", "kind")):
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_{column}")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT ck_{table}_{column} CHECK ({column} IN ({kinds})) NOT VALID")
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT ck_{table}_{column}")


def downgrade() -> None:
    op.execute("UPDATE cases SET pending = NULL WHERE pending = 'request_assist'")
    op.execute("DELETE FROM case_requests WHERE kind = 'request_assist'")
    _kinds(KINDS)
    op.execute("DROP TABLE coordinations, case_views")
    op.execute(
        "ALTER TABLE cases DROP COLUMN coordination, DROP COLUMN co_offices, DROP COLUMN taking_part,"
        " DROP COLUMN co_open, DROP COLUMN consulting, DROP COLUMN joint_at, DROP COLUMN joint_place"
    )
    op.execute("DELETE FROM assignments WHERE part = 'co'")
    op.execute(
        "ALTER TABLE assignments DROP COLUMN charge_id, DROP COLUMN charge_name, DROP COLUMN result,"
        " DROP COLUMN waived_at, DROP COLUMN waived_reason"
    )
    op.execute(
        "UPDATE roles SET verbs = array_append(verbs, 'case.coordinate')"
        " WHERE code IN ('dispatcher', 'sensitive_receiver') AND NOT 'case.coordinate' = ANY (verbs)"
    )
