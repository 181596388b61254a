"""Whistles: departments of the county that a town has called, their limits, and who names the lead then.

Revision ID: 0065
Revises: 0064
"""

from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None

WHO = "'platform', 'centre'"
STAGES = {
    "whistle_sign": ((15, "minute"), (1, "urgent_hour"), (1, "urgent_hour"), (1, "urgent_hour")),
    "whistle_contact": ((30, "minute"), (24, "urgent_hour"), (24, "urgent_hour"), (24, "urgent_hour")),
    "whistle_spot": ((30, "minute"), (1, "work_day"), (3, "work_day"), (5, "work_day")),
}
TABLE = """
CREATE TABLE whistle_calls (
  county_code text NOT NULL,
  case_number text NOT NULL,
  seq integer NOT NULL,
  office_code text NOT NULL,
  called_at timestamptz NOT NULL,
  called_by bigint,
  called_name text NOT NULL,
  reason text NOT NULL,
  sign_due_at timestamptz NOT NULL,
  contact_due_at timestamptz NOT NULL,
  spot_due_at timestamptz NOT NULL,
  signed_at timestamptz,
  signed_name text NOT NULL DEFAULT '',
  contacted_at timestamptz,
  contact text NOT NULL DEFAULT '',
  arrived_at timestamptz,
  arrival text NOT NULL DEFAULT '',
  score smallint,
  rated_at timestamptz,
  rated_name text NOT NULL DEFAULT '',
  rating text NOT NULL DEFAULT '',
  CONSTRAINT pk_whistle_calls PRIMARY KEY (county_code, case_number, seq, office_code),
  CONSTRAINT fk_whistle_calls_county_code_case_number FOREIGN KEY (county_code, case_number)
    REFERENCES cases (county_code, number),
  CONSTRAINT ck_whistle_calls_score CHECK (score IN (1, 3, 4)),
  CONSTRAINT ck_whistle_calls_rated CHECK ((score IS NULL) = (rated_at IS NULL))
);
CREATE INDEX ix_whistle_calls_office ON whistle_calls (office_code, called_at);
"""


def upgrade() -> None:
    op.execute(TABLE)
    _who(f"{WHO}, 'county'")
    for stage, limits in STAGES.items():
        for nth, (value, unit) in enumerate(limits, 1):
            op.execute(
                "INSERT INTO stage_limits (stage, urgency, value, unit)"
                f" SELECT '{stage}', 'P{nth}', {value}, '{unit}' WHERE EXISTS (SELECT FROM stage_limits)"
            )
    op.execute(
        "UPDATE roles SET verbs = array_append(verbs, 'case.coordinate')"
        " WHERE code = 'county_leader' AND NOT 'case.coordinate' = ANY (verbs)"
    )


def _who(who: str) -> None:
    for table, column in (("cases", "coordination"), ("coordinations", "who")):
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_{column}")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT ck_{table}_{column} CHECK ({column} IN ({who})) NOT VALID")
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT ck_{table}_{column}")


def downgrade() -> None:
    for table, column in (("cases", "coordination"), ("coordinations", "who")):
        op.execute(f"UPDATE {table} SET {column} = 'centre' WHERE {column} = 'county'")
    _who(WHO)
    op.execute("DELETE FROM stage_limit_versions WHERE stage LIKE 'whistle_%'")
    op.execute("DELETE FROM stage_limits WHERE stage LIKE 'whistle_%'")
    op.execute("UPDATE roles SET verbs = array_remove(verbs, 'case.coordinate') WHERE code = 'county_leader'")
    op.execute("DROP TABLE whistle_calls")
