"""Numbers of other systems are taken once; sources follow from the post.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OLD = "'citizen', 'grid_worker', 'hotline_12345', 'digital_urban', 'peace_system', 'river_chief', 'sensor', 'office'"
GIVEN = {
    "grid_worker": ("report.as.grid_worker",),
    "grid_chief": ("report.as.grid_worker",),
    "office_clerk": ("report.as.office",),
    "dispatcher": ("report.as.citizen", "report.as.hotline_12345"),
}
ADAPTERS = {
    "hotline_12345": ("12345 热线", "12345 hotline"),
    "digital_urban": ("数字城管", "digital urban management"),
    "peace_system": ("平安建设信息系统", "peace-building system"),
    "river_chief": ("河长通", "river-chief app"),
    "sensor": ("感知设备", "sensors"),
}


def upgrade() -> None:
    op.create_table(
        "outer_numbers",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "number", name=op.f("pk_outer_numbers")),
    )
    op.execute(
        "INSERT INTO outer_numbers (source, number, report_id, county_code, case_number)"
        " SELECT DISTINCT ON (source, spelt) source, spelt, id, county_code, case_number FROM ("
        r" SELECT *, btrim(regexp_replace(normalize(outer_number, NFKC), '\s+', ' ', 'g')) AS spelt"
        " FROM reports WHERE outer_number <> '') AS numbered"
        " WHERE spelt <> '' ORDER BY source, spelt, received_at, id"
    )
    _allow(OLD + ", 'meeting', 'campaign'")
    extend = sa.text("UPDATE roles SET verbs = array_append(verbs, :verb) WHERE code = :code AND :verb <> ALL (verbs)")
    for code, verbs in GIVEN.items():
        for verb in verbs:
            op.execute(extend.bindparams(code=code, verb=verb))
    made = sa.text(
        "INSERT INTO roles (code, name_zh, name_en, verbs) SELECT :code, :zh, :en, ARRAY['report.submit', :verb]"
        " WHERE EXISTS (SELECT FROM roles) ON CONFLICT (code) DO NOTHING"
    )
    for source, (zh, en) in ADAPTERS.items():
        facts = {"code": f"adapter_{source}", "zh": f"{zh}对接账号", "en": f"Adapter of the {en}"}
        op.execute(made.bindparams(**facts, verb=f"report.as.{source}"))


def _allow(sources: str) -> None:
    for table in ("cases", "reports"):
        name = op.f(f"ck_{table}_source")
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (source IN ({sources})) NOT VALID")
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def downgrade() -> None:
    op.execute(
        "UPDATE roles SET verbs = ARRAY(SELECT verb FROM unnest(verbs) WITH ORDINALITY AS held(verb, place)"
        " WHERE verb NOT LIKE 'report.as.%' ORDER BY place)"
    )
    for table in ("cases", "reports"):
        op.execute(f"UPDATE {table} SET source = 'office' WHERE source IN ('meeting', 'campaign')")
    _allow(OLD)
    op.drop_table("outer_numbers")
