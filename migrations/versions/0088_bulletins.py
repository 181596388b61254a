"""Bulletins as a kind of briefing, with whom they are addressed to and who took note; notices of offices and platforms.

Revision ID: 0088
Revises: 0087
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0088"
down_revision = "0087"
branch_labels = None
depends_on = None

VERBS = {
    "bulletin.read": "supervisor shift_leader command_head office_leader discipline_inspector town_leader county_leader"
    " city_leader",
}
"""Roles that hold them, as they are shipped; for installations that have no rows of reference yet."""
_LEADS = "platform_lead_order platform_lead_enforcement platform_lead_market platform_lead_service"
RULES = {
    "bulletin": "command_head office_leader town_leader",
    "bulletin_differs": "supervisor command_head",
    "meeting_call": f"command_head {_LEADS} office_leader town_leader county_leader",
    "meeting_shift": f"command_head {_LEADS} office_leader town_leader county_leader",
    "meeting_cancel": f"command_head {_LEADS} office_leader town_leader county_leader",
    "meeting_confirm": f"command_head {_LEADS} office_leader town_leader county_leader",
    "meeting_decision": "office_leader",
    "meeting_due": "office_leader",
    "meeting_overdue": f"office_leader command_head {_LEADS}",
}

BEFORE = """
CREATE OR REPLACE FUNCTION briefings_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""
FROZEN = BEFORE.replace("OLD.place_code,", "OLD.kind, OLD.recipients, OLD.place_code,").replace(
    "NEW.place_code,", "NEW.kind, NEW.recipients, NEW.place_code,"
)
RECEIVED = """
CREATE FUNCTION briefing_receipts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a receipt does not change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER briefing_receipts_stay BEFORE UPDATE OR DELETE ON briefing_receipts
    FOR EACH ROW EXECUTE FUNCTION briefing_receipts_stay();
"""


def _once(*columns: str) -> None:
    where = sa.text("rhythm <> 'own' AND edition = 1 AND state <> 'discarded'")
    op.drop_index("uq_briefings_period", "briefings")
    op.create_index("uq_briefings_period", "briefings", list(columns), unique=True, postgresql_where=where)


def _item_kinds(kinds: str) -> None:
    op.drop_constraint(op.f("ck_meeting_items_kind"), "meeting_items")
    op.create_check_constraint(op.f("ck_meeting_items_kind"), "meeting_items", f"kind IN ({kinds})")


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.add_column("briefings", sa.Column("kind", sa.Text(), server_default="briefing", nullable=False))
    op.add_column("briefings", sa.Column("recipients", JSONB(), server_default="[]", nullable=False))
    op.add_column("briefings", sa.Column("recounted_at", moment))
    op.add_column("briefings", sa.Column("differs_since", moment))
    op.add_column("briefings", sa.Column("differing", JSONB(), server_default="[]", nullable=False))
    op.create_check_constraint(op.f("ck_briefings_kind"), "briefings", "kind IN ('briefing', 'bulletin')")
    _once("kind", "place_code", "rhythm", "first_day")
    op.create_table(
        "briefing_receipts",
        sa.Column("briefing_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("briefing_id", "code", "account_id", name="pk_briefing_receipts"),
        sa.ForeignKeyConstraint(["briefing_id"], ["briefings.id"], name="fk_briefing_receipts_briefing_id"),
    )
    op.add_column("notices", sa.Column("office_code", sa.Text()))
    op.add_column("notices", sa.Column("platform", sa.Text()))
    _item_kinds("'undone', 'advice', 'weak', 'problem', 'own'")
    op.execute(FROZEN)
    op.execute(RECEIVED)
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
    for verb in VERBS:
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    op.execute("UPDATE meeting_items SET kind = 'own' WHERE kind = 'advice'")
    _item_kinds("'undone', 'weak', 'problem', 'own'")
    op.execute("DELETE FROM notices WHERE event <> 'briefing'")
    op.drop_column("notices", "platform")
    op.drop_column("notices", "office_code")
    op.drop_table("briefing_receipts")
    op.execute("DROP FUNCTION briefing_receipts_stay()")
    op.execute(BEFORE)
    # what was no briefing before can't be kept; the triggers let nothing of it go
    bulletins = "(SELECT id FROM briefings WHERE kind = 'bulletin')"
    for table, own in (("briefing_files", f"briefing_id IN {bulletins}"), ("briefings", "kind = 'bulletin'")):
        op.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        op.execute(f"DELETE FROM {table} WHERE {own}")
        op.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    _once("place_code", "rhythm", "first_day")
    op.drop_constraint(op.f("ck_briefings_kind"), "briefings")
    for name in ("differing", "differs_since", "recounted_at", "recipients", "kind"):
        op.drop_column("briefings", name)
