"""Categories and stage limits have versions, each from a first day on, for what arrives from then on.

Revision ID: 0031
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

WATCHED = ("category_versions", "stage_limit_versions")
ANY = "('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint"
UNITS = "('minute', 'urgent_hour', 'work_minute', 'work_hour', 'work_day', 'calendar_day')"


def upgrade() -> None:
    op.create_table(
        "category_versions",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("lead_agency_type", sa.Text(), nullable=False),
        sa.Column("co_agency_types", ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("first_handler", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("limit_value", sa.Float(), nullable=False),
        sa.Column("limit_unit", sa.Text(), nullable=False),
        sa.Column("phases", sa.Text(), server_default="", nullable=False),
        sa.Column("auto_register", sa.Boolean(), nullable=False),
        sa.CheckConstraint("urgency IN ('P1', 'P2', 'P3', 'P4')", name=op.f("ck_category_versions_urgency")),
        sa.CheckConstraint(f"limit_unit IN {UNITS}", name=op.f("ck_category_versions_limit_unit")),
        sa.CheckConstraint(
            "first_handler IN ('agency', 'grid', 'emergency')", name=op.f("ck_category_versions_first_handler")
        ),
        sa.CheckConstraint("limit_value > 0 AND limit_value < 10000", name=op.f("ck_category_versions_limit_value")),
        sa.ForeignKeyConstraint(["code"], ["categories.code"], name=op.f("fk_category_versions_code")),
        sa.ForeignKeyConstraint(
            ["lead_agency_type"], ["agency_types.code"], name=op.f("fk_category_versions_lead_agency_type")
        ),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_category_versions")),
    )
    op.create_table(
        "stage_limit_versions",
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.CheckConstraint(f"unit IN {UNITS}", name=op.f("ck_stage_limit_versions_unit")),
        sa.CheckConstraint("value > 0 AND value < 10000", name=op.f("ck_stage_limit_versions_value")),
        sa.PrimaryKeyConstraint("stage", "urgency", "valid_from", name=op.f("pk_stage_limit_versions")),
    )
    for name in WATCHED:
        op.execute(f"INSERT INTO reference_versions (name, version) VALUES ('{name}', {ANY})")
        op.execute(
            f"CREATE TRIGGER raise_reference_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {name}"
            " FOR EACH STATEMENT EXECUTE FUNCTION raise_reference_version()"
        )
    op.drop_constraint(op.f("ck_setting_changes_topic"), "setting_changes")
    op.create_check_constraint(op.f("ck_setting_changes_topic"), "setting_changes", "topic IN ('calendar', 'terms')")


def downgrade() -> None:
    op.execute("DELETE FROM setting_changes WHERE topic = 'terms' AND undoes IS NOT NULL")
    op.execute("DELETE FROM setting_changes WHERE topic = 'terms'")
    op.drop_constraint(op.f("ck_setting_changes_topic"), "setting_changes")
    op.create_check_constraint(op.f("ck_setting_changes_topic"), "setting_changes", "topic IN ('calendar')")
    op.execute(f"DELETE FROM reference_versions WHERE name IN {WATCHED}")
    for name in WATCHED:
        op.drop_table(name)
