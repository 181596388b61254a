"""Whoever listens is told at once whose sign-in ended and whose rights changed.

Revision ID: 0014
Revises: 0013
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TOLD = {
    "rights_tell_gone": "SELECT DISTINCT account_id::text AS told FROM stale",
    "rights_tell_given": "SELECT DISTINCT account_id::text AS told FROM fresh",
    "rights_tell_moved": "SELECT account_id::text AS told FROM stale UNION SELECT account_id::text FROM fresh",
    "accounts_tell_change": "SELECT DISTINCT id::text AS told FROM fresh",
    "roles_tell_change": "SELECT DISTINCT '' AS told FROM fresh",
}
"""What each function tells: accounts, or nothing for all of them."""

TRIGGERS = {
    ("sign_ins", "DELETE"): "rights_tell_gone",
    ("grants", "DELETE"): "rights_tell_gone",
    ("grants", "INSERT"): "rights_tell_given",
    ("grants", "UPDATE"): "rights_tell_moved",
    ("accounts", "UPDATE"): "accounts_tell_change",
    ("roles", "UPDATE"): "roles_tell_change",
}
TABLES = {
    "DELETE": "OLD TABLE AS stale",
    "INSERT": "NEW TABLE AS fresh",
    "UPDATE": "OLD TABLE AS stale NEW TABLE AS fresh",
}


def upgrade() -> None:
    for name, told in TOLD.items():
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"PERFORM pg_notify('rights', told) FROM ({told}) AS changed; RETURN NULL; END $$"
        )
    for (table, event), name in TRIGGERS.items():
        op.execute(
            f"CREATE TRIGGER {table}_tell_rights_{event.lower()} AFTER {event} ON {table} "
            f"REFERENCING {TABLES[event]} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )


def downgrade() -> None:
    for table, event in TRIGGERS:
        op.execute(f"DROP TRIGGER {table}_tell_rights_{event.lower()} ON {table}")
    for name in TOLD:
        op.execute(f"DROP FUNCTION {name}()")
