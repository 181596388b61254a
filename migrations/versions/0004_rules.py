"""Rules of routing as dated rows, and decisions that name them.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OPEN = (
    "submitted",
    "verifying",
    "needs_info",
    "registered",
    "coordinating",
    "dispatched",
    "handling",
    "suspended",
    "result_filed",
    "rework",
    "checked",
)


def upgrade() -> None:
    _create_sets()
    _create_rules()
    _name_rules_in_decisions()
    op.add_column("reports", sa.Column("component_owner", sa.Text(), server_default="", nullable=False))
    op.add_column("cases", sa.Column("component_owner", sa.Text(), server_default="", nullable=False))
    op.execute(
        "UPDATE decisions SET candidates = decisions.candidates || jsonb_build_object('accuracy_m', reports.accuracy_m)"
        " FROM reports WHERE reports.county_code = decisions.county_code AND reports.id = decisions.report_id"
        " AND reports.accuracy_m IS NOT NULL AND reports.accuracy_m <> 'NaN'"
    )
    op.create_index(
        "ix_cases_open_flags", "cases", ["flags"], postgresql_using="gin", postgresql_where=sa.text(f"state IN {OPEN}")
    )
    _give_roles()


def _create_sets() -> None:
    op.create_table(
        "rule_sets",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("base_id", sa.BigInteger(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), server_default="", nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column(
            "period",
            postgresql.DATERANGE(),
            sa.Computed("daterange(valid_from, valid_to)", persisted=True),
            nullable=True,
        ),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'published', 'withdrawn')", name=op.f("ck_rule_sets_state")
        ),
        sa.CheckConstraint(
            "(state = 'published') = (valid_from IS NOT NULL)", name=op.f("ck_rule_sets_published_from")
        ),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_rule_sets_period")),
        postgresql.ExcludeConstraint(
            (sa.column("county_code"), "="),
            (sa.column("period"), "&&"),
            name="ex_rule_sets_one_in_force",
            where=sa.text("state = 'published'"),
            using="gist",
        ),
        sa.ForeignKeyConstraint(["county_code"], ["divisions.code"], name=op.f("fk_rule_sets_county_code")),
        sa.ForeignKeyConstraint(["base_id"], ["rule_sets.id"], name=op.f("fk_rule_sets_base_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_sets")),
    )
    op.create_index("ix_rule_sets_county", "rule_sets", ["county_code", "id"])


def _create_rules() -> None:
    op.create_table(
        "routing_rules",
        sa.Column("set_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("conditions", postgresql.JSONB(), nullable=False),
        sa.Column("outcome", postgresql.JSONB(), nullable=False),
        sa.Column("delegated", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("changed_in", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["set_id"], ["rule_sets.id"], name=op.f("fk_routing_rules_set_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("set_id", "code", name=op.f("pk_routing_rules")),
        sa.UniqueConstraint(
            "set_id", "position", name="uq_routing_rules_position", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_table(
        "rule_events",
        sa.Column("set_id", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["rule_sets.id"], name=op.f("fk_rule_events_set_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("set_id", "seq", name=op.f("pk_rule_events")),
    )


def _name_rules_in_decisions() -> None:
    op.add_column("decisions", sa.Column("cause", sa.Text(), server_default="received", nullable=False))
    op.add_column("decisions", sa.Column("actor_name", sa.Text(), server_default="", nullable=False))
    op.add_column("decisions", sa.Column("note", sa.Text(), server_default="", nullable=False))
    op.add_column("decisions", sa.Column("rule_set_id", sa.BigInteger(), nullable=True))
    op.add_column("decisions", sa.Column("rule_code", sa.Text(), server_default="", nullable=False))
    op.create_check_constraint(
        op.f("ck_decisions_cause"), "decisions", "cause IN ('received', 'moved', 'category', 'net', 'confirmed')"
    )


NEW_ROLES = {
    "rule_editor": (
        "分流规则编制员",
        "Editor of routing rules",
        "case.read,route.ask,grid.read,rule.read,rule.draft",
    ),
    "rule_publisher": (
        "分流规则审定员(指挥中心)",
        "Publisher of routing rules (command platform)",
        "case.read,route.ask,grid.read,stats.read,rule.read,rule.publish",
    ),
}
MORE_VERBS = {"county_leader": ["rule.read"]}


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
    op.drop_index("ix_cases_open_flags", table_name="cases")
    op.drop_column("cases", "component_owner")
    op.drop_column("reports", "component_owner")
    op.drop_constraint(op.f("ck_decisions_cause"), "decisions")
    for name in ("rule_code", "rule_set_id", "note", "actor_name", "cause"):
        op.drop_column("decisions", name)
    op.drop_table("rule_events")
    op.drop_table("routing_rules")
    op.drop_table("rule_sets")
