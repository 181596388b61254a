"""What may be one matter: photos known by their likeness, pairs told apart, and matters that came back.

Revision ID: 0070
Revises: 0069
"""

from alembic import op

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE IF NOT EXISTS cases_apart (
  county_code text NOT NULL,
  number text NOT NULL,
  other text NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by_name text NOT NULL,
  CONSTRAINT pk_cases_apart PRIMARY KEY (county_code, number, other),
  CONSTRAINT ck_cases_apart_ordered CHECK (number < other)
);
CREATE TABLE IF NOT EXISTS recurrences (
  county_code text NOT NULL,
  number text NOT NULL,
  earlier text NOT NULL,
  days integer NOT NULL,
  CONSTRAINT pk_recurrences PRIMARY KEY (county_code, number)
);
CREATE INDEX IF NOT EXISTS ix_recurrences_earlier ON recurrences (county_code, earlier, days);
ALTER TABLE media ADD COLUMN IF NOT EXISTS likeness bigint;
"""
NUMBERS = """
INSERT INTO thresholds (name, value, note) VALUES
  ('double_within_m', '50', '两件案件相距这么多米以内（定位更不准的按其误差）才可能是同一件，也据此认定反复'),
  ('double_least', '0.45', '相似度达到这一比例即提示疑似重复')
ON CONFLICT DO NOTHING
"""
OF_A_KIND = r"""
CASE
  WHEN value !~ '^[0-9]{{1,9}}(\.[0-9]+)?$' OR value::numeric = 0 THEN false
  WHEN name IN ('returns_allowed', 'evaluation_days', 'archive_days', 'household_target', 'new_worker_days')
    THEN value ~ '^[0-9]+$'
  WHEN name IN ('near_due_share', 'household_spread', 'household_tolerance'{below}) THEN value::numeric < 1
  WHEN name IN ('rework_share', 'sample_share', 'first_left_share') THEN value::numeric <= 1
  ELSE true
END
"""
LINK = """
INSERT INTO recurrences (county_code, number, earlier, days)
SELECT came.county_code, came.number, before.number,
  floor(extract(epoch FROM came.submitted_at - before.closed_at) / 86400)
FROM cases AS came
CROSS JOIN LATERAL (
  SELECT old.number, old.closed_at
  FROM cases AS old
  WHERE old.state IN ('closed', 'evaluated', 'archived')
    AND old.place && ST_Expand(came.place, 0.00046 / greatest(cos(radians(ST_Y(came.place))), 0.01), 0.00046)
    AND old.closed_at >= came.submitted_at - interval '90 days'
    AND old.closed_at < came.submitted_at - interval '7 days'
    AND old.county_code = came.county_code AND old.category_code = came.category_code AND NOT old.sensitive
    AND ST_Distance(geography(old.place), geography(came.place)) <= 50
  ORDER BY old.closed_at DESC, old.number DESC
  LIMIT 1
) AS before
WHERE came.submitted_at >= now() - interval '400 days' AND NOT came.sensitive AND came.place IS NOT NULL
ON CONFLICT DO NOTHING
"""
"""The last year's cases, which figures are asked for; what came back before that is not told."""


INDEXES = {
    "ix_media_unlikened": "media (received_at, sha256) WHERE likeness IS NULL AND shown_at IS NOT NULL AND NOT hidden",
    "ix_cases_closed_place": "cases USING gist (place, closed_at) WHERE state IN ('closed', 'evaluated', 'archived')",
}


def _value_check(below: str) -> None:
    op.drop_constraint(op.f("ck_thresholds_value"), "thresholds")
    op.create_check_constraint(op.f("ck_thresholds_value"), "thresholds", OF_A_KIND.format(below=below))


def upgrade() -> None:
    op.execute(TABLES)
    _value_check(", 'double_least'")
    op.execute(NUMBERS)
    with op.get_context().autocommit_block():
        for name, what in INDEXES.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {what}")
    op.execute(LINK)


def downgrade() -> None:
    op.execute("DROP INDEX ix_cases_closed_place")
    op.execute("ALTER TABLE media DROP COLUMN likeness")
    op.execute("DELETE FROM thresholds WHERE name IN ('double_within_m', 'double_least')")
    _value_check("")
    op.execute("DROP TABLE recurrences")
    op.execute("DROP TABLE cases_apart")
