"""Contacts are asked for, marks of sensitive cases set and lifted by two; a move is made once under its key.

Revision ID: 0049
Revises: 0048
"""

from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

BEFORE = "('return', 'return_late', 'request_extension', 'suspend')"
KINDS = "('return', 'return_late', 'request_extension', 'suspend', 'ask_contact', 'ask_unmark')"
LADDER = "('case.decide', 'case.rule', 'case.lead')"
NEEDED = "('case.decide', 'case.rule', 'case.lead', 'contact.grant')"
VERBS = {
    "dispatcher": "contact.open",
    "sensitive_receiver": "contact.open",
    "command_head": "contact.open contact.grant",
    "discipline_inspector": "contact.open contact.grant",
}
OFFICER = "case.read contact.grant audit.read"


def upgrade() -> None:
    _checks(KINDS, NEEDED)
    op.execute("ALTER TABLE case_events ADD COLUMN key uuid")
    op.execute(
        "CREATE UNIQUE INDEX uq_case_events_key ON case_events (case_number, key, county_code) WHERE key IS NOT NULL"
    )
    for code, verbs in VERBS.items():
        op.execute(f"UPDATE roles SET verbs = verbs || string_to_array('{verbs}', ' ') WHERE code = '{code}'")
    op.execute(
        "INSERT INTO roles (code, name_zh, name_en, levels, verbs)"
        " SELECT 'privacy_officer', '个人信息保护负责人', 'Privacy officer', ARRAY['county', 'town'],"
        f" string_to_array('{OFFICER}', ' ') WHERE EXISTS (SELECT FROM roles)"
    )
    op.execute("UPDATE roles SET appoints = array_append(appoints, 'privacy_officer') WHERE code = 'sec_admin'")


def downgrade() -> None:
    op.execute("UPDATE cases SET pending = NULL WHERE pending IN ('ask_contact', 'ask_unmark')")
    op.execute("DELETE FROM case_requests WHERE kind IN ('ask_contact', 'ask_unmark')")
    op.execute("DELETE FROM posts WHERE role_code = 'privacy_officer'")
    op.execute("UPDATE roles SET appoints = array_remove(appoints, 'privacy_officer')")
    op.execute("DELETE FROM roles WHERE code = 'privacy_officer'")
    for verb in ("contact.open", "contact.grant"):
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    op.execute("ALTER TABLE case_events DROP COLUMN key")
    _checks(BEFORE, LADDER)


def _checks(kinds: str, needed: str) -> None:
    """What may be asked for, and what deciding may need; the table of cases is not locked while it is read."""
    for table, name, column, values in (
        ("cases", "ck_cases_pending", "pending", kinds),
        ("case_requests", "ck_case_requests_kind", "kind", kinds),
        ("case_requests", "ck_case_requests_needs", "needs", needed),
    ):
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN {values}) NOT VALID")
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
