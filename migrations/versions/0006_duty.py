"""Leave and substitutes; cadres of villages; who answers for rivers, roads and rails.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_village_posts()
    _create_leaves()
    op.add_column("linear_objects", sa.Column("code", sa.Text(), server_default="", nullable=False))
    op.create_index(
        "ix_linear_objects_code", "linear_objects", ["code"], unique=True, postgresql_where=sa.text("code <> ''")
    )
    _create_line_posts()
    _give_verbs()


def _period(first: str, last: str, bounds: str = "") -> sa.Column[object]:
    made = f"daterange({first}, {last}{bounds})"
    return sa.Column("period", postgresql.DATERANGE(), sa.Computed(made, persisted=True), nullable=False)


def _create_village_posts() -> None:
    op.create_table(
        "village_posts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("village_code", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        _period("valid_from", "valid_to"),
        sa.CheckConstraint("duty IN ('village_liaison')", name=op.f("ck_village_posts_duty")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_village_posts_person_id")),
        sa.ForeignKeyConstraint(["village_code"], ["divisions.code"], name=op.f("fk_village_posts_village_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_posts")),
    )
    op.create_index("ix_village_posts_village_code", "village_posts", ["village_code"], unique=False)
    op.create_index("ix_village_posts_person_id", "village_posts", ["person_id"], unique=False)


def _create_leaves() -> None:
    op.create_table(
        "leaves",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=False),
        _period("from_day", "until_day", ", '[]'"),
        sa.Column("substitute_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("from_day <= until_day", name=op.f("ck_leaves_days")),
        sa.CheckConstraint("substitute_id <> person_id", name=op.f("ck_leaves_substitute")),
        postgresql.ExcludeConstraint(
            (sa.column("person_id"), "="),
            (sa.column("period"), "&&"),
            where=sa.text("cancelled_at IS NULL"),
            using="gist",
            name="ex_leaves_one_at_a_time",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_leaves_person_id")),
        sa.ForeignKeyConstraint(["substitute_id"], ["people.id"], name=op.f("fk_leaves_substitute_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
    )
    op.create_index("ix_leaves_substitute_id", "leaves", ["substitute_id"], unique=False)
    op.create_index("ix_leaves_from_day", "leaves", ["from_day", "id"], unique=False)


def _create_line_posts() -> None:
    op.create_table(
        "line_posts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("linear_object_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        _period("valid_from", "valid_to"),
        sa.CheckConstraint("duty IN ('river_chief', 'road_chief', 'rail_guard')", name=op.f("ck_line_posts_duty")),
        sa.CheckConstraint("level IN ('city', 'county', 'town', 'village')", name=op.f("ck_line_posts_level")),
        postgresql.ExcludeConstraint(
            (sa.column("linear_object_id"), "="),
            (sa.column("period"), "&&"),
            using="gist",
            name="ex_line_posts_one_chief",
        ),
        sa.ForeignKeyConstraint(
            ["linear_object_id"], ["linear_objects.id"], name=op.f("fk_line_posts_linear_object_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_line_posts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_posts")),
    )
    op.create_index("ix_line_posts_person_id", "line_posts", ["person_id"], unique=False)


MANAGERS = ("dispatcher", "planner", "plan_organisation")


def _give_verbs() -> None:
    """Roles an installation has already get the right to enter leave."""
    extend = sa.text("UPDATE roles SET verbs = array_append(verbs, :verb) WHERE code = :code AND :verb <> ALL (verbs)")
    for code in MANAGERS:
        op.execute(extend.bindparams(code=code, verb="people.manage"))


def downgrade() -> None:
    op.execute("UPDATE roles SET verbs = array_remove(verbs, 'people.manage')")
    op.drop_table("line_posts")
    op.drop_index("ix_linear_objects_code", table_name="linear_objects")
    op.drop_column("linear_objects", "code")
    op.drop_table("leaves")
    op.drop_table("village_posts")
