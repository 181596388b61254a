"""Types of agencies have names and platforms by first days, and one leads each platform; what else is set is recorded.

A preview of another share after which limits are near-due leaves the cases alone.

Revision ID: 0039
Revises: 0038
"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

ANY = "('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint"
LEADS = (
    ("order_office", "order"),
    ("urban_enforcement", "enforcement"),
    ("market", "market"),
    ("service_hall", "service"),
)
BEFORE = ("calendar", "terms")
TOPICS = (*BEFORE, "thresholds", "agencies", "roles", "pack")
NEAR_DUE = """
DROP TRIGGER reckon_near_due_again ON thresholds;
CREATE TRIGGER reckon_near_due_again AFTER UPDATE ON thresholds FOR EACH ROW
  WHEN (NEW.name = 'near_due_share' AND NEW.value IS DISTINCT FROM OLD.value{unless})
  EXECUTE FUNCTION reckon_near_due_again();
"""
UNLESS = " AND coalesce(current_setting('gridgis.preview', true), '') <> 'on'"


def upgrade() -> None:
    op.create_table(
        "agency_type_versions",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("leads", sa.Boolean(), server_default="false", nullable=False),
        sa.CheckConstraint(
            "platform IN ('order', 'enforcement', 'market', 'service')", name=op.f("ck_agency_type_versions_platform")
        ),
        sa.ForeignKeyConstraint(["code"], ["agency_types.code"], name=op.f("fk_agency_type_versions_code")),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_agency_type_versions")),
    )
    op.execute(f"INSERT INTO reference_versions (name, version) VALUES ('agency_type_versions', {ANY})")
    op.execute(
        "CREATE TRIGGER raise_reference_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON agency_type_versions"
        " FOR EACH STATEMENT EXECUTE FUNCTION raise_reference_version()"
    )
    op.execute("ALTER TABLE agency_types ADD COLUMN leads boolean NOT NULL DEFAULT false")
    op.execute(f"UPDATE agency_types SET leads = true WHERE (code, platform) IN {LEADS}")
    op.execute(NEAR_DUE.format(unless=UNLESS))
    _topics(TOPICS)


def downgrade() -> None:
    others = tuple(set(TOPICS) - set(BEFORE))
    op.execute(f"DELETE FROM setting_changes WHERE topic IN {others} AND undoes IS NOT NULL")
    op.execute(f"DELETE FROM setting_changes WHERE topic IN {others}")
    _topics(BEFORE)
    op.execute(NEAR_DUE.format(unless=""))
    op.execute("ALTER TABLE agency_types DROP COLUMN leads")
    op.drop_table("agency_type_versions")
    op.execute("DELETE FROM reference_versions WHERE name = 'agency_type_versions'")


def _topics(names: tuple[str, ...]) -> None:
    op.drop_constraint(op.f("ck_setting_changes_topic"), "setting_changes")
    op.create_check_constraint(op.f("ck_setting_changes_topic"), "setting_changes", f"topic IN {names}")
