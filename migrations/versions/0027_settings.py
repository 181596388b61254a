"""What was set is recorded and undone; work schedules have first days; years are published; thresholds have kinds.

The spans that `work_hours` held are the first schedule; years of which days are known count as published. Whoever
manages accounts everywhere sets these things too.

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

WATCHED = ("calendar_years", "work_schedules")
ANY = "('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint"
USUAL = "08:30-12:00 14:00-17:30"

SPANS_ASCEND = r"""
CREATE FUNCTION spans_ascend(spans text) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
  SELECT spans ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]( |$))+$' AND spans !~ ' $'
    AND string_to_array(replace(spans, ' ', '-'), '-')
      = (SELECT array_agg(DISTINCT one ORDER BY one) FROM unnest(string_to_array(replace(spans, ' ', '-'), '-')) AS one)
$$
"""

OF_A_KIND = r"""
CASE
  WHEN value !~ '^[0-9]{1,9}(\.[0-9]+)?$' OR value::numeric = 0 THEN false
  WHEN name IN ('returns_allowed', 'evaluation_days', 'archive_days', 'household_target') THEN value ~ '^[0-9]+$'
  WHEN name IN ('near_due_share', 'household_spread', 'household_tolerance') THEN value::numeric < 1
  WHEN name = 'rework_share' THEN value::numeric <= 1
  ELSE true
END
"""


def upgrade() -> None:
    op.execute(SPANS_ASCEND)
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("notice", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_years")),
    )
    op.create_table(
        "work_schedules",
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("spans_ascend(spans)", name=op.f("ck_work_schedules_spans")),
        sa.PrimaryKeyConstraint("first_day", name=op.f("pk_work_schedules")),
    )
    op.create_table(
        "setting_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rows", JSONB(), nullable=False),
        sa.Column("shorter", sa.Integer(), nullable=False),
        sa.Column("longer", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("reckoned_to", sa.Text(), nullable=True),
        sa.CheckConstraint("topic IN ('calendar')", name=op.f("ck_setting_changes_topic")),
        sa.ForeignKeyConstraint(["undoes"], ["setting_changes.id"], name=op.f("fk_setting_changes_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting_changes")),
        sa.UniqueConstraint("undoes", name=op.f("uq_setting_changes_undoes")),
    )
    op.create_index(
        "ix_setting_changes_unreckoned", "setting_changes", ["id"], postgresql_where=sa.text("reckoned_to IS NOT NULL")
    )
    op.execute("INSERT INTO calendar_years (year) SELECT DISTINCT extract(year FROM day)::int FROM workday_calendar")
    op.execute(
        "INSERT INTO work_schedules (first_day, spans) SELECT '1900-01-01',"
        f" coalesce((SELECT value FROM thresholds WHERE name = 'work_hours' AND spans_ascend(value)), '{USUAL}')"
    )
    op.execute("DELETE FROM thresholds WHERE name = 'work_hours'")
    op.create_check_constraint(op.f("ck_thresholds_value"), "thresholds", OF_A_KIND)
    for name in WATCHED:
        op.execute(f"INSERT INTO reference_versions (name, version) VALUES ('{name}', {ANY})")
        op.execute(
            f"CREATE TRIGGER raise_reference_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {name}"
            " FOR EACH STATEMENT EXECUTE FUNCTION raise_reference_version()"
        )
    op.execute("UPDATE roles SET verbs = array_append(verbs, 'settings.manage') WHERE code = 'sys_admin'")


def downgrade() -> None:
    op.execute("UPDATE roles SET verbs = array_remove(verbs, 'settings.manage')")
    op.drop_constraint(op.f("ck_thresholds_value"), "thresholds")
    op.execute(
        "INSERT INTO thresholds (name, value) SELECT 'work_hours', spans FROM work_schedules ORDER BY first_day LIMIT 1"
    )
    op.execute(f"DELETE FROM reference_versions WHERE name IN {WATCHED}")
    for name in ("setting_changes", "work_schedules", "calendar_years"):
        op.drop_table(name)
    op.execute("DROP FUNCTION spans_ascend")
