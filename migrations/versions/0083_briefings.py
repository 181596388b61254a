"""Briefings as they are written, signed and frozen with their files; red heads, schedules, and notices of no case.

Revision ID: 0083
Revises: 0082
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0083"
down_revision = "0082"
branch_labels = None
depends_on = None

VERBS = {
    "briefing.write": "supervisor shift_leader command_head",
    "briefing.sign": "command_head town_leader county_leader",
}
"""Roles that hold them, as they are shipped; for installations that have no rows of reference yet."""
RULES = {"briefing": "command_head town_leader county_leader"}

FROZEN = """
CREATE FUNCTION briefings_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('signed', 'sent') AND (TG_OP = 'DELETE' OR NEW.state NOT IN ('signed', 'sent')
        OR (OLD.place_code, OLD.first_day, OLD.last_day, OLD.title, OLD.blocks, OLD.told, OLD.as_of, OLD.edition, OLD.reason,
            OLD.changes, OLD.number, OLD.writers, OLD.writer_name, OLD.signer_name, OLD.signed_at)
        IS DISTINCT FROM
           (NEW.place_code, NEW.first_day, NEW.last_day, NEW.title, NEW.blocks, NEW.told, NEW.as_of, NEW.edition, NEW.reason,
            NEW.changes, NEW.number, NEW.writers, NEW.writer_name, NEW.signer_name, NEW.signed_at)) THEN
        RAISE EXCEPTION 'a signed briefing does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER briefings_frozen BEFORE UPDATE OR DELETE ON briefings FOR EACH ROW EXECUTE FUNCTION briefings_frozen();
CREATE FUNCTION briefing_files_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a file of a signed briefing does not change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER briefing_files_frozen BEFORE UPDATE OR DELETE ON briefing_files
    FOR EACH ROW EXECUTE FUNCTION briefing_files_frozen();
"""


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "briefings",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("place_code", sa.Text(), nullable=False),
        sa.Column("place_name", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("town_code", sa.Text()),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("blocks", JSONB(), nullable=False),
        sa.Column("told", JSONB(), nullable=False),
        sa.Column("as_of", moment, nullable=False),
        sa.Column("state", sa.Text(), server_default="draft", nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("edition", sa.Integer(), server_default="1", nullable=False),
        sa.Column("replaces", sa.BigInteger()),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("changes", JSONB(), server_default="[]", nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("writers", ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("writer_name", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("saved_at", moment, nullable=False),
        sa.Column("saved_by", sa.Text(), server_default="", nullable=False),
        sa.Column("signer_name", sa.Text(), server_default="", nullable=False),
        sa.Column("signed_at", moment),
        sa.Column("send_at", moment),
        sa.Column("sent_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_briefings"),
        sa.CheckConstraint("state IN ('draft', 'review', 'signed', 'sent', 'discarded')", name="state"),
        sa.CheckConstraint("rhythm IN ('week', 'month', 'own')", name="rhythm"),
        sa.CheckConstraint("first_day <= last_day", name="days"),
    )
    once = sa.text("rhythm <> 'own' AND edition = 1 AND state <> 'discarded'")
    op.create_index(
        "uq_briefings_period", "briefings", ["place_code", "rhythm", "first_day"], unique=True, postgresql_where=once
    )
    op.create_index("ix_briefings_place", "briefings", ["county_code", "town_code", "id"])
    waiting = sa.text("state = 'signed' AND send_at IS NOT NULL")
    op.create_index("ix_briefings_due", "briefings", ["send_at"], postgresql_where=waiting)
    op.create_table(
        "briefing_files",
        sa.Column("briefing_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("briefing_id", "name", name="pk_briefing_files"),
        sa.ForeignKeyConstraint(["briefing_id"], ["briefings.id"], name="fk_briefing_files_briefing_id"),
    )
    op.create_table(
        "briefing_heads",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("set_at", moment, nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("county_code", name="pk_briefing_heads"),
    )
    op.create_table(
        "briefing_schedules",
        sa.Column("place_code", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("town_code", sa.Text()),
        sa.Column("send_hour", sa.Integer()),
        sa.Column("set_at", moment, nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place_code", "rhythm", name="pk_briefing_schedules"),
        sa.CheckConstraint("rhythm IN ('week', 'month')", name="rhythm"),
        sa.CheckConstraint("send_hour BETWEEN 0 AND 23", name="hour"),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("town_code", sa.Text()),
        sa.Column("at", moment, nullable=False),
        sa.Column("read_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    op.create_index("uq_notices_once", "notices", ["account_id", "event", "path"], unique=True)
    op.create_index("ix_notices_unread", "notices", ["account_id", "id"], postgresql_where=sa.text("read_at IS NULL"))
    op.execute(FROZEN)
    for verb, roles in VERBS.items():
        op.execute(
            f"UPDATE roles SET verbs = array_append(verbs, '{verb}')"
            f" WHERE code = ANY(string_to_array('{roles}', ' ')) AND NOT '{verb}' = ANY(verbs)"
        )
    for post in RULES["briefing"].split():
        op.execute(
            f"INSERT INTO message_rules (event, post) SELECT 'briefing', '{post}'"
            " WHERE EXISTS (SELECT FROM message_rules)"
        )


def downgrade() -> None:
    op.execute("DELETE FROM message_rules WHERE event = 'briefing'")
    for verb in VERBS:
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    for table in ("notices", "briefing_schedules", "briefing_heads", "briefing_files", "briefings"):
        op.drop_table(table)
    op.execute("DROP FUNCTION briefings_frozen()")
    op.execute("DROP FUNCTION briefing_files_frozen()")
