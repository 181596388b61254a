"""The grid looks first, verifies, checks and settles: who is asked, what was seen, and samples that nobody chooses.

Revision ID: 0053
Revises: 0052
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

FIRST = (("P1", 30, "minute"), ("P2", 2, "work_hour"), ("P3", 1, "work_day"), ("P4", 2, "work_day"))
NUMBERS = {
    "check_within_m": ("50", "核查照片须在案件位置这么多米以内拍摄"),
    "sample_share": ("0.1", "自行处置与网格首处的结果按这一比例随机抽查"),
    "new_worker_days": ("30", "到岗未满这么多天的网格员，自行处置全部抽查"),
    "first_left_share": ("0.25", "网格转出后，承办单位至少有处置时限的这一比例"),
}


OF_A_KIND = r"""
CASE
  WHEN value !~ '^[0-9]{{1,9}}(\.[0-9]+)?$' OR value::numeric = 0 THEN false
  WHEN name IN ({whole}) THEN value ~ '^[0-9]+$'
  WHEN name IN ('near_due_share', 'household_spread', 'household_tolerance') THEN value::numeric < 1
  WHEN name IN ({shares}) THEN value::numeric <= 1
  ELSE true
END
"""
WHOLE = "'returns_allowed', 'evaluation_days', 'archive_days', 'household_target'"
SHARES = "'rework_share'"


def _value_check(whole: str, shares: str) -> None:
    op.drop_constraint(op.f("ck_thresholds_value"), "thresholds")
    op.create_check_constraint(op.f("ck_thresholds_value"), "thresholds", OF_A_KIND.format(whole=whole, shares=shares))


def upgrade() -> None:
    op.execute(
        "ALTER TABLE cases ADD COLUMN asked_id bigint, ADD COLUMN first_due_at timestamptz,"
        " ADD COLUMN self_handled boolean NOT NULL DEFAULT false"
    )
    op.execute("CREATE INDEX ix_cases_asked ON cases (asked_id, due_at) WHERE asked_id IS NOT NULL")
    op.execute("CREATE INDEX ix_cases_first_due ON cases (first_due_at) WHERE first_due_at IS NOT NULL")
    op.execute("ALTER TABLE media ADD COLUMN account_id bigint")
    op.execute("ALTER TABLE assignments ADD COLUMN grid_code text, ADD COLUMN account_id bigint")
    op.execute("ALTER TABLE assignments ALTER COLUMN office_code DROP NOT NULL")
    op.drop_constraint(op.f("ck_assignments_part"), "assignments")
    op.execute(
        "ALTER TABLE assignments ADD CONSTRAINT ck_assignments_part CHECK (part IN ('lead', 'co', 'first')) NOT VALID"
    )
    op.execute("ALTER TABLE assignments VALIDATE CONSTRAINT ck_assignments_part")
    op.execute(
        "ALTER TABLE assignments ADD CONSTRAINT ck_assignments_first CHECK"
        " ((part = 'first') = (office_code IS NULL) AND (part = 'first') = (account_id IS NOT NULL)) NOT VALID"
    )
    op.execute("ALTER TABLE assignments VALIDATE CONSTRAINT ck_assignments_first")
    op.execute(
        "CREATE INDEX ix_assignments_account ON assignments (account_id, dispatched_at) WHERE account_id IS NOT NULL"
    )
    op.create_table(
        "case_checks",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", Geometry("POINT", 4490, spatial_index=False), nullable=True),
        sa.Column("distance_m", sa.Float(), nullable=True),
        sa.Column("photos", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("call_to", sa.Text(), server_default="", nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("call_said", sa.Text(), server_default="", nullable=False),
        sa.Column("sampled", sa.Boolean(), nullable=True),
        sa.Column("lot", sa.Float(), nullable=True),
        sa.CheckConstraint("kind IN ('verify', 'first', 'self', 'check')", name=op.f("ck_case_checks_kind")),
        sa.CheckConstraint("(call_to = '') = (called_at IS NULL)", name=op.f("ck_case_checks_call")),
        sa.CheckConstraint("(sampled IS NULL) = (lot IS NULL)", name=op.f("ck_case_checks_sampled")),
        sa.ForeignKeyConstraint(
            ["county_code", "case_number"],
            ["cases.county_code", "cases.number"],
            name=op.f("fk_case_checks_county_code_case_number"),
        ),
        sa.PrimaryKeyConstraint("county_code", "case_number", "seq", name=op.f("pk_case_checks")),
    )
    op.create_index("ix_case_checks_account", "case_checks", ["account_id", "at"])
    op.create_table(
        "sample_seeds",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("county_code", "month", name=op.f("pk_sample_seeds")),
    )
    for urgency, value, unit in FIRST:
        op.execute(
            "INSERT INTO stage_limits (stage, urgency, value, unit)"
            f" SELECT 'first', '{urgency}', {value}, '{unit}' WHERE EXISTS (SELECT FROM stage_limits)"
        )
    _value_check(f"{WHOLE}, 'new_worker_days'", f"{SHARES}, 'sample_share', 'first_left_share'")
    op.execute(
        "INSERT INTO thresholds (name, value, note) VALUES "
        + ", ".join(f"('{name}', '{value}', '{note}')" for name, (value, note) in NUMBERS.items())
    )


def downgrade() -> None:
    op.execute(f"DELETE FROM thresholds WHERE name IN ({', '.join(repr(name) for name in NUMBERS)})")
    _value_check(WHOLE, SHARES)
    op.execute("DELETE FROM stage_limit_versions WHERE stage = 'first'")
    op.execute("DELETE FROM stage_limits WHERE stage = 'first'")
    op.drop_table("sample_seeds")
    op.drop_table("case_checks")
    op.execute("DELETE FROM assignments WHERE part = 'first'")
    op.drop_index("ix_assignments_account", "assignments")
    op.drop_constraint(op.f("ck_assignments_first"), "assignments")
    op.drop_constraint(op.f("ck_assignments_part"), "assignments")
    op.execute("ALTER TABLE assignments ADD CONSTRAINT ck_assignments_part CHECK (part IN ('lead', 'co'))")
    op.execute("ALTER TABLE assignments ALTER COLUMN office_code SET NOT NULL")
    op.execute("ALTER TABLE assignments DROP COLUMN grid_code, DROP COLUMN account_id")
    op.execute("ALTER TABLE media DROP COLUMN account_id")
    op.drop_index("ix_cases_first_due", "cases")
    op.drop_index("ix_cases_asked", "cases")
    op.execute("ALTER TABLE cases DROP COLUMN asked_id, DROP COLUMN first_due_at, DROP COLUMN self_handled")
