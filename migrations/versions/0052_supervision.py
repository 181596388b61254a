"""Supervision: the ladder of reminders of every limit that runs, slips to named persons, cases before a higher level.

Revision ID: 0052
Revises: 0051
"""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

OPEN = (
    "('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling', 'suspended', "
    "'result_filed', 'rework', 'checked')"
)
VERBS = {
    "case.urge": (
        "dispatcher shift_leader sensitive_receiver command_head discipline_inspector supervisor town_leader "
        "county_leader"
    ),
    "case.supervise": "command_head discipline_inspector supervisor town_leader county_leader",
    "case.escalate": "grid_chief village_cadre dispatcher command_head town_leader",
    "case.hand_down": "dispatcher command_head town_leader county_leader",
    "case.alarm": (
        "grid_worker grid_chief grid_parttimer grid_guide village_cadre dispatcher shift_leader sensitive_receiver "
        "command_head platform_lead_order platform_lead_enforcement platform_lead_market platform_lead_service "
        "office_leader office_clerk office_handler town_leader county_leader"
    ),
}
READS = "case.read route.ask grid.read stats.read"


def upgrade() -> None:
    op.execute("ALTER TABLE cases ADD COLUMN rung smallint NOT NULL DEFAULT 0, ADD COLUMN next_rung_at timestamptz")
    op.execute("ALTER TABLE cases ADD CONSTRAINT ck_cases_rung CHECK (rung BETWEEN 0 AND 4) NOT VALID")
    op.execute("ALTER TABLE cases VALIDATE CONSTRAINT ck_cases_rung")
    op.execute(f"UPDATE cases SET next_rung_at = near_due_at WHERE state IN {OPEN} AND near_due_at IS NOT NULL")
    op.execute(
        "ALTER TABLE cases ADD COLUMN slip_count integer NOT NULL DEFAULT 0, ADD COLUMN supervised text,"
        " ADD COLUMN escalated_level text"
    )
    for column, values in (("supervised", "'yellow', 'red'"), ("escalated_level", "'village', 'town', 'county'")):
        op.execute(
            f"ALTER TABLE cases ADD CONSTRAINT ck_cases_{column} CHECK ({column} IN ({values})) NOT VALID;"
            f"ALTER TABLE cases VALIDATE CONSTRAINT ck_cases_{column}"
        )
    _slips()
    _roles()
    op.execute("CREATE INDEX ix_cases_next_rung ON cases (next_rung_at) WHERE next_rung_at IS NOT NULL")


def _slips() -> None:
    texts = ("to_name", "to_title", "issued_name", "answer", "judged_name", "judgement")
    moments = ("issued_at", "due_at", "answered_at", "judged_at")
    op.create_table(
        "supervision_slips",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("county_code", "case_number")),
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("level", "state", "origin", "asked_name", "text")),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in ("moved_at", "asked_at")),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in ("asked_by", "to_account")),
        sa.Column("office_code", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Text(), server_default="", nullable=False) for name in texts),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in moments),
        sa.Column("rounds", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("level IN ('yellow', 'red')", name=op.f("ck_supervision_slips_level")),
        sa.CheckConstraint(
            "state IN ('proposed', 'issued', 'answered', 'accepted', 'dropped')",
            name=op.f("ck_supervision_slips_state"),
        ),
        sa.CheckConstraint("origin IN ('hand', 'ladder')", name=op.f("ck_supervision_slips_origin")),
        sa.CheckConstraint(
            "state IN ('proposed', 'dropped') OR (issued_at IS NOT NULL AND due_at IS NOT NULL AND to_name <> '')",
            name=op.f("ck_supervision_slips_issued"),
        ),
        sa.ForeignKeyConstraint(
            ["county_code", "case_number"],
            ["cases.county_code", "cases.number"],
            name=op.f("fk_supervision_slips_county_code_case_number"),
        ),
        sa.PrimaryKeyConstraint("county_code", "case_number", "seq", name=op.f("pk_supervision_slips")),
    )
    waiting = "WHERE state IN ('proposed', 'issued', 'answered')"
    op.execute(
        f"""
        CREATE UNIQUE INDEX uq_supervision_slips_one_waiting ON supervision_slips (county_code, case_number, level)
            {waiting};
        CREATE INDEX ix_supervision_slips_waiting ON supervision_slips (moved_at, case_number) {waiting};
        CREATE INDEX ix_supervision_slips_moved ON supervision_slips (moved_at, case_number);
        CREATE INDEX ix_supervision_slips_to ON supervision_slips (to_account) WHERE to_account IS NOT NULL;
        """
    )


def _roles() -> None:
    op.execute(
        "INSERT INTO roles (code, name_zh, name_en, levels, verbs)"
        " SELECT 'supervisor', '督办员', 'Supervisor', ARRAY['county', 'town'],"
        f" string_to_array('{READS}', ' ') WHERE EXISTS (SELECT FROM roles)"
    )
    for verb, roles in VERBS.items():
        op.execute(
            f"UPDATE roles SET verbs = array_append(verbs, '{verb}')"
            f" WHERE code = ANY(string_to_array('{roles}', ' ')) AND NOT '{verb}' = ANY(verbs)"
        )
    op.execute("UPDATE roles SET appoints = array_append(appoints, 'supervisor') WHERE code = 'sys_admin'")


def downgrade() -> None:
    op.execute("DELETE FROM posts WHERE role_code = 'supervisor'")
    op.execute("UPDATE roles SET appoints = array_remove(appoints, 'supervisor')")
    op.execute("DELETE FROM roles WHERE code = 'supervisor'")
    for verb in VERBS:
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    op.drop_table("supervision_slips")
    op.execute(
        "ALTER TABLE cases DROP CONSTRAINT ck_cases_rung, DROP COLUMN rung, DROP COLUMN next_rung_at,"
        " DROP COLUMN slip_count, DROP COLUMN supervised, DROP COLUMN escalated_level"
    )
