"""Admission requests of departments, with opinions of towns, history and the tasks that were stopped.

Revision ID: 0094
Revises: 0093
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0094"
down_revision = "0093"
branch_labels = None
depends_on = None

VERBS = {
    "admission.ask": "office_leader",
    "admission.opine": "command_head town_leader",
    "admission.decide": "reviewer",
    "admission.lead": "county_leader",
}
"""Roles that hold them, as they are shipped; for installations that have no rows of reference yet."""
RULES = {
    "admission_submit": "reviewer county_leader",
    "admission_consult": "command_head town_leader",
    "admission_decided": "office_leader command_head town_leader",
    "admission_blocked": "office_leader",
    "admission_due": "reviewer county_leader",
}
STATES = "'draft', 'submitted', 'consulting', 'admitted', 'admitted_changed', 'refused', 'withdrawn', 'ended'"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "task_requests",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("office_code", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="draft", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("item", JSONB(), nullable=False),
        sa.Column("funds_source", sa.Text(), server_default="", nullable=False),
        sa.Column("funds_amount", sa.Float(), server_default="0", nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("town_codes", ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("account_id", sa.BigInteger()),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("submitted_at", moment),
        sa.Column("decide_due_at", moment),
        sa.Column("opinions_due_at", moment),
        sa.Column("decided_at", moment),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("list_code", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_task_requests"),
        sa.ForeignKeyConstraint(["county_code"], ["divisions.code"], name="fk_task_requests_county_code"),
        sa.ForeignKeyConstraint(["office_code"], ["offices.code"], name="fk_task_requests_office_code"),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_task_requests_state")),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_task_requests_days")),
        sa.CheckConstraint(
            "(list_code <> '') = (state IN ('admitted', 'admitted_changed', 'ended'))",
            name=op.f("ck_task_requests_listed"),
        ),
    )
    op.create_index("ix_task_requests_county_code", "task_requests", ["county_code", "state", "id"])
    op.create_index("ix_task_requests_office_code", "task_requests", ["office_code"])
    op.create_index(
        "ix_task_requests_ending",
        "task_requests",
        ["last_day"],
        postgresql_where=sa.text("state IN ('admitted', 'admitted_changed')"),
    )
    op.create_table(
        "task_request_opinions",
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("town_code", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("request_id", "town_code", name="pk_task_request_opinions"),
        sa.ForeignKeyConstraint(
            ["request_id"], ["task_requests.id"], name="fk_task_request_opinions_request_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["town_code"], ["divisions.code"], name="fk_task_request_opinions_town_code"),
        sa.CheckConstraint("stance IN ('agree', 'conditions', 'object')", name=op.f("ck_task_request_opinions_stance")),
    )
    op.create_table(
        "task_request_steps",
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("request_id", "seq", name="pk_task_request_steps"),
        sa.ForeignKeyConstraint(
            ["request_id"], ["task_requests.id"], name="fk_task_request_steps_request_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "task_blocks",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("county_code", "case_number", name="pk_task_blocks"),
        sa.ForeignKeyConstraint(
            ["request_id"], ["task_requests.id"], name="fk_task_blocks_request_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_task_blocks_request_id", "task_blocks", ["request_id"])
    for verb, roles in VERBS.items():
        op.execute(
            f"UPDATE roles SET verbs = array_append(verbs, '{verb}')"
            f" WHERE code = ANY(string_to_array('{roles}', ' ')) AND NOT '{verb}' = ANY(verbs)"
        )
    for event, posts in RULES.items():
        for post in posts.split():
            op.execute(
                f"INSERT INTO message_rules (event, post) SELECT '{event}', '{post}'"
                " WHERE EXISTS (SELECT FROM message_rules)"
            )


def downgrade() -> None:
    op.execute(f"DELETE FROM message_rules WHERE event IN ({', '.join(repr(one) for one in RULES)})")
    op.execute("DELETE FROM notices WHERE event LIKE 'admission%'")
    for verb in VERBS:
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    for table in ("task_blocks", "task_request_steps", "task_request_opinions", "task_requests"):
        op.drop_table(table)
