"""Need-to-know lists of sensitive cases; cases about staff; roles that may work them.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NEW_ROLES = {
    "sensitive_receiver": (
        "敏感案件受理员",
        "Receiver of sensitive cases",
        "sensitive.work,case.accept,case.dispatch,case.coordinate,case.check,case.close",
    ),
    "command_head": (
        "综合指挥室主任",
        "Head of the command centre",
        "case.read,case.accept,case.dispatch,case.check,case.close,case.coordinate,report.submit,report.import,"
        "route.ask,grid.read,stats.read,people.manage,report.as.citizen,report.as.hotline_12345,sensitive.work,"
        "sensitive.name",
    ),
    "office_leader": (
        "承办单位负责人",
        "Leader of an office",
        "case.read,case.sign,case.handle,report.as.office,sensitive.work,sensitive.name",
    ),
    "discipline_inspector": (
        "纪检监察员",
        "Discipline inspector",
        "staff.work,case.accept,case.dispatch,case.coordinate,case.check,case.close",
    ),
    "discipline_handler": ("纪检案件承办员", "Handler of cases about staff", "staff.work,case.sign,case.handle"),
}

GIVE_ROLES = (
    "INSERT INTO roles (code, name_zh, name_en, verbs) "
    "SELECT :code, :zh, :en, string_to_array(:verbs, ',') WHERE EXISTS (SELECT FROM roles) "
    "ON CONFLICT (code) DO NOTHING"
)

# Whoever might read all sensitive cases of a place stands on their lists now, and may name others.
GIVE_VERBS = """
UPDATE roles SET verbs = array_cat(array_remove(verbs, 'case.read_sensitive'), ARRAY['sensitive.work', 'sensitive.name'])
WHERE 'case.read_sensitive' = ANY (verbs)
"""

MARK_CATEGORIES = "UPDATE categories SET staff_involved = true, sensitive = true WHERE code IN ('S0703', 'S0705')"

# Rules marked cases as about staff without sealing them.
MARK_CASES = """
UPDATE cases SET staff_involved = true, sensitive = true,
  flags = flags || CASE WHEN flags @> '{staff_involved}' THEN '{}'::text[] ELSE '{staff_involved}' END
                || CASE WHEN flags @> '{sensitive}' THEN '{}'::text[] ELSE '{sensitive}' END
WHERE flags @> '{staff_involved}'
   OR category_code IN (SELECT code FROM categories WHERE staff_involved)
"""

# Those of the town, where there are none those of the county, else of the whole installation. Nobody held `staff.work`
# until now, and no office `sensitive.work`: whoever is given it comes onto the lists of open cases by the clock.
FILL = """
INSERT INTO need_to_know (county_code, case_number, account_id, part, added_at)
SELECT DISTINCT county_code, number, account_id, 'receiver', now() FROM (
  SELECT cases.county_code, cases.number, held.account_id,
    rank() OVER (PARTITION BY cases.county_code, cases.number ORDER BY held.reach) AS nearest
  FROM cases JOIN (
    SELECT grants.account_id, grants.place_code,
      CASE grants.level WHEN 'town' THEN 1 WHEN 'county' THEN 2 WHEN 'all' THEN 3 END AS reach
    FROM grants
    JOIN roles ON roles.code = grants.role_code AND 'sensitive.work' = ANY (roles.verbs)
    JOIN accounts ON accounts.id = grants.account_id AND accounts.active
    WHERE grants.level IN ('town', 'county', 'all')
  ) AS held ON held.place_code IN ('', cases.town_code, cases.county_code)
  WHERE cases.sensitive AND NOT cases.staff_involved
) AS ranked WHERE nearest = 1
"""

TELL_ENTRIES = """
INSERT INTO case_events (county_code, case_number, seq, at, move, source, target, actor_name, facts)
SELECT cases.county_code, cases.number,
  cases.last_seq + row_number() OVER (PARTITION BY cases.county_code, cases.number ORDER BY entry.account_id),
  entry.added_at, 'enlist', cases.state, cases.state, '系统',
  jsonb_build_object('account_id', entry.account_id, 'name', accounts.display_name, 'part', entry.part)
FROM need_to_know AS entry
JOIN cases ON cases.county_code = entry.county_code AND cases.number = entry.case_number
JOIN accounts ON accounts.id = entry.account_id
"""

COUNT_EVENTS = """
UPDATE cases SET last_seq = last_seq + entered.many
FROM (SELECT county_code, case_number, count(*) AS many FROM need_to_know GROUP BY 1, 2) AS entered
WHERE cases.county_code = entered.county_code AND cases.number = entered.case_number
"""


def upgrade() -> None:
    op.add_column("categories", sa.Column("staff_involved", sa.Boolean(), server_default="false", nullable=False))
    op.add_column("cases", sa.Column("staff_involved", sa.Boolean(), server_default="false", nullable=False))
    _create_list()
    for code, (zh, en, verbs) in NEW_ROLES.items():
        op.execute(sa.text(GIVE_ROLES).bindparams(code=code, zh=zh, en=en, verbs=verbs))
    for statement in (GIVE_VERBS, MARK_CATEGORIES, MARK_CASES, FILL, TELL_ENTRIES, COUNT_EVENTS):
        op.execute(statement)
    for table in ("categories", "cases"):
        name = op.f(f"ck_{table}_staff_involved")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (sensitive OR NOT staff_involved) NOT VALID")
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def _create_list() -> None:
    op.create_table(
        "need_to_know",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("office_code", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("part IN ('receiver', 'office', 'inspector', 'named')", name=op.f("ck_need_to_know_part")),
        sa.CheckConstraint("(part = 'named') = (added_by IS NOT NULL)", name=op.f("ck_need_to_know_added_by")),
        sa.ForeignKeyConstraint(
            ["county_code", "case_number"],
            ["cases.county_code", "cases.number"],
            name=op.f("fk_need_to_know_county_code_case_number"),
        ),
        sa.PrimaryKeyConstraint("county_code", "case_number", "account_id", name=op.f("pk_need_to_know")),
    )
    op.create_index(
        "ix_need_to_know_account",
        "need_to_know",
        ["account_id", "case_number"],
        postgresql_where=sa.text("removed_at IS NULL"),
    )


def downgrade() -> None:
    op.execute(
        "UPDATE roles SET verbs = array_append(array_remove(array_remove(array_remove(verbs, 'sensitive.work'),"
        " 'sensitive.name'), 'staff.work'), 'case.read_sensitive') WHERE 'sensitive.name' = ANY (verbs)"
    )
    op.drop_index("ix_need_to_know_account", table_name="need_to_know")
    op.drop_table("need_to_know")
    op.drop_constraint("ck_cases_staff_involved", "cases")
    op.drop_constraint("ck_categories_staff_involved", "categories")
    op.drop_column("cases", "staff_involved")
    op.drop_column("categories", "staff_involved")
