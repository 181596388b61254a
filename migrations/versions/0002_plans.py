"""Plans with their edits and moves, lineage of grids, hand-over of cases.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("from_grid", sa.Text(), nullable=True),
        sa.Column("to_grid", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("county_code", "case_number", "plan_id", name=op.f("pk_handovers")),
    )
    op.create_table(
        "plans",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("document_number", sa.Text(), server_default="", nullable=False),
        sa.Column("target_households", sa.Integer(), server_default="400", nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'returned', 'approved', 'effective', 'superseded', 'withdrawn')",
            name=op.f("ck_plans_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'effective', 'superseded') OR effective_on IS NOT NULL",
            name=op.f("ck_plans_day"),
        ),
        sa.ForeignKeyConstraint(["county_code"], ["divisions.code"], name=op.f("fk_plans_county_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
    )
    op.create_index("ix_plans_county_state", "plans", ["county_code", "state"], unique=False)
    op.create_table(
        "grid_lineage",
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("parent_code", sa.Text(), nullable=False),
        sa.Column("child_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('new', 'split', 'merge', 'adjust', 'retire')", name=op.f("ck_grid_lineage_kind")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_grid_lineage_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "parent_code", "child_code", name=op.f("pk_grid_lineage")),
    )
    op.create_index("ix_grid_lineage_child", "grid_lineage", ["child_code"], unique=False)
    op.create_table(
        "plan_edits",
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("undone", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('draw', 'reshape', 'split', 'merge', 'move_vertices', 'insert_vertex', 'remove_vertex', 'transfer', 'retire', 'rename', 'renumber', 'assign', 'repair', 'propose', 'load')",
            name=op.f("ck_plan_edits_kind"),
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_edits_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", "seq", name=op.f("pk_plan_edits")),
    )
    op.create_table(
        "plan_moves",
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("office IN ('', 'order', 'organisation', 'civil')", name=op.f("ck_plan_moves_office")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_moves_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", "seq", name=op.f("pk_plan_moves")),
    )
    op.create_table(
        "plan_presence",
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("village_code", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_presence_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", "account_id", name=op.f("pk_plan_presence")),
    )
    op.create_index("ix_plan_presence_village", "plan_presence", ["village_code"], unique=False)

    _give_roles()
    op.execute(
        "CREATE TRIGGER plan_moves_refuse_edit BEFORE UPDATE ON plan_moves "
        "FOR EACH ROW EXECUTE FUNCTION case_events_refuse_edit()"
    )


NEW_ROLES = {
    "reviewer": (
        "网格审定员(政法委)",
        "Plan reviewer (order office)",
        "case.read,grid.read,route.ask,plan.read,plan.approve,plan.consent.order,stats.read",
    ),
    "plan_organisation": (
        "组织部(网格会审)",
        "Organisation department (plan review)",
        "grid.read,plan.read,plan.consent.organisation",
    ),
    "plan_civil": ("民政局(网格会审)", "Civil affairs (plan review)", "grid.read,plan.read,plan.consent.civil"),
}
MORE_VERBS = {"planner": ["plan.read", "plan.draft"], "county_leader": ["plan.read"]}


def _give_roles() -> None:
    """Installations that have their roles already get the new ones, and the new verbs of those they kept."""
    insert = sa.text(
        "INSERT INTO roles (code, name_zh, name_en, verbs) "
        "SELECT :code, :zh, :en, string_to_array(:verbs, ',') WHERE EXISTS (SELECT FROM roles) "
        "ON CONFLICT (code) DO NOTHING"
    )
    for code, (zh, en, verbs) in NEW_ROLES.items():
        op.execute(insert.bindparams(code=code, zh=zh, en=en, verbs=verbs))
    extend = sa.text("UPDATE roles SET verbs = array_append(verbs, :verb) WHERE code = :code AND :verb <> ALL (verbs)")
    for code, more in MORE_VERBS.items():
        for verb in more:
            op.execute(extend.bindparams(code=code, verb=verb))


def downgrade() -> None:
    op.drop_index("ix_plan_presence_village", table_name="plan_presence")
    op.drop_table("plan_presence")
    op.drop_table("plan_moves")
    op.drop_table("plan_edits")
    op.drop_index("ix_grid_lineage_child", table_name="grid_lineage")
    op.drop_table("grid_lineage")
    op.drop_index("ix_plans_county_state", table_name="plans")
    op.drop_table("plans")
    op.drop_table("handovers")
