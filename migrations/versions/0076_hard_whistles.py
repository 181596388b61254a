"""A hard whistle: one head of the town asks for it, another confirms it, and it binds the departments called.

Revision ID: 0076
Revises: 0075
"""

from alembic import op

revision = "0076"
down_revision = "0075"
branch_labels = None
depends_on = None

KINDS = (
    "'return', 'return_late', 'request_extension', 'suspend', 'ask_contact', 'ask_unmark', 'propose_reject', 'object',"
    " 'request_assist'"
)
RULES = {
    "ask_whistle": "town_leader",
    "confirm_whistle": "office_clerk office_leader county_leader asker",
    "refuse_whistle": "asker",
}
"""Posts that are told of an event, as they are shipped; for installations that have no rows of reference yet."""


def upgrade() -> None:
    op.execute("ALTER TABLE whistle_calls ADD COLUMN hard boolean NOT NULL DEFAULT false")
    op.execute("ALTER TABLE case_requests ADD COLUMN offices text[] NOT NULL DEFAULT '{}'")
    _kinds(f"{KINDS}, 'ask_whistle'")
    _tell("'whistle'", "'whistle', 'confirm_whistle'")
    for event, posts in RULES.items():
        for post in posts.split():
            op.execute(
                f"INSERT INTO message_rules (event, post) SELECT '{event}', '{post}'"
                " WHERE EXISTS (SELECT FROM message_rules)"
            )


def downgrade() -> None:
    op.execute("UPDATE cases SET pending = NULL WHERE pending = 'ask_whistle'")
    op.execute("DELETE FROM case_requests WHERE kind = 'ask_whistle'")
    op.execute("DELETE FROM message_rules WHERE event IN ('ask_whistle', 'confirm_whistle', 'refuse_whistle')")
    _tell("'whistle', 'confirm_whistle'", "'whistle'")
    _kinds(KINDS)
    op.execute("ALTER TABLE case_requests DROP COLUMN offices")
    op.execute("ALTER TABLE whistle_calls DROP COLUMN hard")


def _tell(what: str, by: str) -> None:
    """Let the trigger that tells people name events anew, wherever it names them."""
    op.execute(
        "DO $do$ BEGIN EXECUTE replace(pg_get_functiondef('case_events_tell'::regproc),"
        f" $of${what}$of$, $of${by}$of$); END $do$"
    )


def _kinds(kinds: str) -> None:
    for table, column in (("cases", "pending"), ("case_requests", "kind")):
        name = f"ck_{table}_{column}"
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({kinds})) NOT VALID")
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
