"""Standard addresses taken apart, old names of divisions and roads.

Rows that are there get their parts, keys and sounds from the product's own reading of their keys, in batches; what
that reading is at the time of the upgrade is what new rows get too. Of several rows in force with one text the oldest
stays; the others end today.

Revision ID: 0005
Revises: 0004
"""

import io

import sqlalchemy as sa
from alembic import op

from gridgis.geocoding.describing import described
from gridgis.geocoding.divided import short_of
from gridgis.geocoding.sounds import sound_of

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PARTS = ("door", "site", "building", "unit", "room", "sound")
BATCH = 20_000


def upgrade() -> None:
    for name in PARTS:
        op.add_column("std_addresses", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("std_addresses", sa.Column("valid_to", sa.Date(), nullable=True))
    op.create_table(
        "address_names",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sound", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("stands_for", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('division', 'road', 'site')", name=op.f("ck_address_names_kind")),
        sa.CheckConstraint("origin IN ('own', 'short', 'old', 'alias')", name=op.f("ck_address_names_origin")),
        sa.CheckConstraint(
            "name <> '' AND (kind = 'division') = (stands_for = '')", name=op.f("ck_address_names_names")
        ),
        sa.ForeignKeyConstraint(["code"], ["divisions.code"], name=op.f("fk_address_names_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_names")),
        sa.UniqueConstraint(
            "name", "kind", "code", "stands_for", name=op.f("uq_address_names_name_kind_code_stands_for")
        ),
    )
    connection = op.get_bind()
    _fill_addresses(connection)
    _fill_names(connection)
    _end_doubles(connection)
    _create_indexes()


def _fill_addresses(connection: sa.Connection) -> None:
    asked = sa.text("SELECT id, key, kind FROM std_addresses WHERE id > :last ORDER BY id LIMIT :batch")
    last = 0
    connection.execute(sa.text("CREATE TEMP TABLE told (id bigint PRIMARY KEY, key text, road text, number int, door text,"
                               " site text, building text, unit text, room text, sound text) ON COMMIT DROP"))  # fmt: skip
    while rows := connection.execute(asked, {"last": last, "batch": BATCH}).all():
        buffer = io.StringIO()
        for row in rows:
            one = described(row.key, row.kind if row.kind in ("road", "group", "poi") else "")
            parts = one.parts
            number = "" if parts.number is None else parts.number
            values = (
                row.id,
                one.key,
                parts.road,
                number,
                parts.door,
                parts.site,
                parts.building,
                parts.unit,
                parts.room,
            )
            buffer.write("\t".join(str(value).replace("\\", "\\\\") for value in (*values, one.sound)) + "\n")
        buffer.seek(0)
        connection.connection.cursor().copy_expert("COPY told FROM STDIN WITH (NULL '', FORMAT text)", buffer)
        last = rows[-1].id
    connection.execute(
        sa.text(
            "UPDATE std_addresses a SET key = coalesce(t.key, ''), door = coalesce(t.door, ''), site = coalesce(t.site, ''),"
            " building = coalesce(t.building, ''), unit = coalesce(t.unit, ''), room = coalesce(t.room, ''),"
            " sound = coalesce(t.sound, ''), road = CASE WHEN a.road = '' THEN coalesce(t.road, '') ELSE a.road END,"
            " number = coalesce(a.number, t.number) FROM told t WHERE t.id = a.id"
        )
    )
    connection.execute(sa.text("DROP TABLE told"))


def _fill_names(connection: sa.Connection) -> None:
    rows = []
    for code, name in connection.execute(sa.text("SELECT code, name FROM divisions ORDER BY code")).all():
        rows.append({"code": code, "name": name, "sound": sound_of(name), "origin": "own"})
        if short := short_of(name):
            rows.append({"code": code, "name": short, "sound": sound_of(short), "origin": "short"})
    if rows:
        connection.execute(
            sa.text(
                "INSERT INTO address_names (kind, name, sound, code, origin)"
                " VALUES ('division', :name, :sound, :code, :origin) ON CONFLICT DO NOTHING"
            ),
            [row for row in rows if row["name"]],
        )


def _end_doubles(connection: sa.Connection) -> None:
    connection.execute(
        sa.text(
            "UPDATE std_addresses a SET valid_to = current_date"
            " WHERE EXISTS (SELECT FROM (SELECT text, min(id) AS first FROM std_addresses GROUP BY text"
            " HAVING count(*) > 1) twice WHERE twice.text = a.text AND twice.first < a.id)"
        )
    )


def _create_indexes() -> None:
    op.drop_index("ix_std_addresses_key_exact", table_name="std_addresses")
    op.create_index("ix_std_addresses_key_exact", "std_addresses", ["key", "village_code"])
    op.create_index(
        "ix_std_addresses_text", "std_addresses", ["text"], unique=True, postgresql_where=sa.text("valid_to IS NULL")
    )
    for name, columns, where in (
        ("sound", ["sound", "village_code"], "sound <> ''"),
        ("road", ["road", "number", "village_code"], "road <> ''"),
        ("site", ["site", "village_code"], "site <> ''"),
        ("number", ["number", "village_code"], "number IS NOT NULL"),
    ):
        op.create_index(f"ix_std_addresses_{name}", "std_addresses", columns, postgresql_where=sa.text(where))
    op.create_index(
        "ix_address_names_sound",
        "address_names",
        ["sound"],
        postgresql_where=sa.text("kind = 'division' AND origin = 'own'"),
    )
    op.create_index("ix_address_names_code", "address_names", ["code"])
    op.create_index("ix_linear_objects_name", "linear_objects", ["name"], postgresql_where=sa.text("name <> ''"))


def downgrade() -> None:
    op.drop_index("ix_linear_objects_name", table_name="linear_objects")
    op.drop_table("address_names")
    for name in ("number", "site", "road", "sound", "text", "key_exact"):
        op.drop_index(f"ix_std_addresses_{name}", table_name="std_addresses")
    op.create_index("ix_std_addresses_key_exact", "std_addresses", ["key"])
    for name in ("valid_to", *reversed(PARTS)):
        op.drop_column("std_addresses", name)
