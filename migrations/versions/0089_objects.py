"""Objects that grid workers collect once, in forms from a schema in versions.

Revision ID: 0089
Revises: 0088
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0089"
down_revision = "0088"
branch_labels = None
depends_on = None

KINDS = "('person', 'dwelling', 'rental', 'enterprise', 'place', 'facility')"
DEEDS = "('made', 'changed', 'confirmed', 'ended')"
GIVEN = {
    "object.read": (
        "grid_worker",
        "grid_chief",
        "grid_parttimer",
        "grid_guide",
        "village_cadre",
        "command_head",
        "dispatcher",
        "town_staff",
        "town_leader",
        "reviewer",
    ),
    "object.write": ("grid_worker", "grid_chief", "grid_parttimer", "village_cadre", "town_staff"),
    "object.open": ("grid_worker", "grid_chief", "command_head", "town_staff"),
    "collection.manage": ("reviewer",),
}


def _text(name: str, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="" if empty else None, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, JSONB(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "collection_schemas",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        _text("county_code"),
        sa.Column("first_day", sa.Date(), nullable=False),
        _json("items"),
        _text("reason"),
        _text("published_by"),
        _moment("published_at"),
        sa.PrimaryKeyConstraint("id", name="pk_collection_schemas"),
        sa.ForeignKeyConstraint(["county_code"], ["divisions.code"], name="fk_collection_schemas_county_code"),
    )
    op.create_index("ix_collection_schemas_in_force", "collection_schemas", ["county_code", "first_day", "id"])
    op.create_table(
        "objects",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("address_id", sa.BigInteger(), nullable=False),
        _text("kind"),
        _text("name"),
        _json("facts"),
        sa.Column("version", sa.Integer(), nullable=False),
        _moment("made_at"),
        _text("made_by"),
        _moment("confirmed_at"),
        _text("confirmed_by"),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        _text("ended_why", empty=True),
        sa.PrimaryKeyConstraint("id", name="pk_objects"),
        sa.ForeignKeyConstraint(["address_id"], ["std_addresses.id"], name="fk_objects_address_id"),
        sa.CheckConstraint(f"kind IN {KINDS}", name="kind"),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_why = '')", name="ended"),
    )
    op.create_index("ix_objects_address_id", "objects", ["address_id"])
    op.create_index("ix_objects_number", "objects", ["number"], unique=True)
    op.create_table(
        "object_seals",
        sa.Column("object_id", sa.Uuid(), nullable=False),
        _text("name", empty=True),
        _json("facts"),
        sa.PrimaryKeyConstraint("object_id", name="pk_object_seals"),
        sa.ForeignKeyConstraint(["object_id"], ["objects.id"], name="fk_object_seals_object_id"),
    )
    op.create_table(
        "object_changes",
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("deed"),
        _moment("at"),
        _text("by_name"),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        _text("note", empty=True),
        _json("facts"),
        _json("sealed"),
        sa.PrimaryKeyConstraint("object_id", "version", name="pk_object_changes"),
        sa.ForeignKeyConstraint(["object_id"], ["objects.id"], name="fk_object_changes_object_id"),
        sa.CheckConstraint(f"deed IN {DEEDS}", name="deed"),
    )
    for verb, roles in GIVEN.items():
        held = f"code IN {roles}" if len(roles) > 1 else f"code = '{roles[0]}'"
        op.execute(
            f"UPDATE roles SET verbs = array_append(verbs, '{verb}') WHERE {held} AND NOT '{verb}' = ANY (verbs)"
        )


def downgrade() -> None:
    for verb in GIVEN:
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    for table in ("object_changes", "object_seals", "objects", "collection_schemas"):
        op.drop_table(table)
