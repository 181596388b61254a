"""Requests of offices wait for a decision: returns, extensions, suspensions; who decides holds a verb of its own.

Revision ID: 0042
Revises: 0041
"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

KINDS = "('return', 'return_late', 'request_extension', 'suspend')"
VERBS = {
    "command_head": "case.decide case.rule",
    "town_leader": "case.decide case.rule case.lead",
    "county_leader": "case.decide case.rule case.lead",
    "discipline_inspector": "case.decide case.rule case.lead",
    "office_leader": "case.ask",
    "discipline_handler": "case.ask",
}
LEADS = "case.read case.decide case.dispatch route.ask grid.read stats.read"
DECIDE = (("P1", 15, "minute"), ("P2", 1, "work_hour"), ("P3", 4, "work_hour"), ("P4", 4, "work_hour"))


def upgrade() -> None:
    op.execute("ALTER TABLE cases ADD COLUMN pending text, ADD COLUMN request_count integer NOT NULL DEFAULT 0")
    op.execute(f"ALTER TABLE cases ADD CONSTRAINT ck_cases_pending CHECK (pending IN {KINDS}) NOT VALID")
    op.execute("ALTER TABLE cases VALIDATE CONSTRAINT ck_cases_pending")
    op.create_table(
        "case_requests",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("office_code", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=True),
        sa.Column("asked_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.Column("other_office", sa.Text(), nullable=True),
        sa.Column("more", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_name", sa.Text(), server_default="", nullable=False),
        sa.Column("decision", sa.Text(), server_default="", nullable=False),
        sa.Column("granted", sa.Float(), nullable=True),
        sa.Column("handle_due_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handle_due_after", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(f"kind IN {KINDS}", name=op.f("ck_case_requests_kind")),
        sa.CheckConstraint("needs IN ('case.decide', 'case.rule', 'case.lead')", name=op.f("ck_case_requests_needs")),
        sa.CheckConstraint(
            "outcome IN ('granted', 'refused', 'taken_back', 'lapsed', 'moot')", name=op.f("ck_case_requests_outcome")
        ),
        sa.CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", name=op.f("ck_case_requests_decided")),
        sa.ForeignKeyConstraint(
            ["county_code", "case_number"],
            ["cases.county_code", "cases.number"],
            name=op.f("fk_case_requests_county_code_case_number"),
        ),
        sa.PrimaryKeyConstraint("county_code", "case_number", "seq", name=op.f("pk_case_requests")),
    )
    op.execute(
        """
        CREATE UNIQUE INDEX uq_case_requests_one_open ON case_requests (county_code, case_number)
            WHERE outcome IS NULL;
        CREATE INDEX ix_case_requests_open ON case_requests (due_at, case_number) WHERE outcome IS NULL;
        CREATE INDEX ix_case_requests_office ON case_requests (office_code, asked_at);
        CREATE INDEX ix_case_requests_decided_at ON case_requests (decided_at, case_number);
        """
    )
    for code, verbs in VERBS.items():
        op.execute(f"UPDATE roles SET verbs = verbs || string_to_array('{verbs}', ' ') WHERE code = '{code}'")
    op.execute(
        "INSERT INTO roles (code, name_zh, name_en, levels, verbs)"
        " SELECT 'shift_leader', '值班长', 'Shift leader', ARRAY['county', 'town'],"
        f" string_to_array('{LEADS}', ' ') WHERE EXISTS (SELECT FROM roles)"
    )
    op.execute("UPDATE roles SET appoints = array_append(appoints, 'shift_leader') WHERE code = 'sys_admin'")
    for urgency, value, unit in DECIDE:
        op.execute(
            f"INSERT INTO stage_limits (stage, urgency, value, unit) SELECT 'decide', '{urgency}', {value}, '{unit}'"
            " WHERE EXISTS (SELECT FROM stage_limits)"
        )


def downgrade() -> None:
    op.execute("DELETE FROM stage_limits WHERE stage = 'decide'")
    op.execute("DELETE FROM posts WHERE role_code = 'shift_leader'")
    op.execute("UPDATE roles SET appoints = array_remove(appoints, 'shift_leader')")
    op.execute("DELETE FROM roles WHERE code = 'shift_leader'")
    for verb in ("case.ask", "case.decide", "case.rule", "case.lead"):
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    op.drop_table("case_requests")
    op.execute("ALTER TABLE cases DROP CONSTRAINT ck_cases_pending, DROP COLUMN pending, DROP COLUMN request_count")
