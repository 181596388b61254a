"""Lists of cases stay as fast as they are however many there are: an index for each of their orders and filters.

Texts are searched by pairs of neighbouring signs, which hold two Chinese signs as well as a house's number. They stand
in a table of their own, so that the many moves of a case don't touch them. Indexes are made, and rows brought over, in
steps that let others write.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

OPEN = (
    "state IN ('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling',"
    " 'suspended', 'result_filed', 'rework', 'checked')"
)
CELL = "(h3 & (-67553994410557441)::bigint | (36028797021061119)::bigint)"
NEW = {
    "ix_case_texts_pairs": ("case_texts", "USING gin (text_pairs(said)) WITH (gin_pending_list_limit = 256)", ""),
    "ix_cases_open_due": ("cases", "(due_at, number)", OPEN),
    "ix_cases_open_town": ("cases", "(town_code, due_at, number)", OPEN),
    "ix_cases_open_village": ("cases", "(village_code, due_at, number)", OPEN),
    "ix_cases_open_grid": ("cases", "(current_grid_code, due_at, number)", OPEN),
    "ix_cases_open_office": ("cases", "(office_code, due_at, number)", OPEN),
    "ix_cases_open_flagged": ("cases", "(submitted_at, number)", f"{OPEN} AND flags <> '{{}}'"),
    "ix_cases_state": ("cases", "(state, submitted_at, number)", ""),
    "ix_cases_open_sensitive": ("cases", "(due_at, number)", f"{OPEN} AND sensitive"),
    "ix_cases_sensitive": ("cases", "(submitted_at, number)", "sensitive"),
    "ix_cases_source": ("cases", "(source, submitted_at, number)", ""),
    "ix_cases_category": ("cases", "(category_code, submitted_at, number)", ""),
    "ix_cases_cell": ("cases", f"({CELL}, submitted_at, number)", ""),
}
TEXTS = r"""
CREATE TABLE IF NOT EXISTS case_texts (
  number text NOT NULL CONSTRAINT pk_case_texts PRIMARY KEY,
  said text NOT NULL
);
CREATE OR REPLACE FUNCTION text_pairs(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_agg(DISTINCT one || coalesce(other, '')))
  FROM (SELECT string_to_array(said, NULL) AS signs) AS split, unnest(signs, signs[2:]) AS pair(one, other)
$$;
CREATE OR REPLACE FUNCTION pairs_asked(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CAST(string_agg('''' || replace(replace(one || coalesce(other, ''), '\', '\\'), '''', '''''') || ''''
    || CASE WHEN other IS NULL THEN ':*' ELSE '' END, ' & ') AS tsquery)
  FROM (SELECT string_to_array(lower(words), NULL) AS signs) AS split, unnest(signs, signs[2:]) AS pair(one, other)
  WHERE other IS NOT NULL OR cardinality(signs) = 1
$$;
CREATE OR REPLACE FUNCTION keep_case_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_texts (number, said) VALUES (NEW.number, lower(NEW.description || E'\n' || NEW.address_text))
  ON CONFLICT (number) DO UPDATE SET said = excluded.said WHERE case_texts.said <> excluded.said;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER keep_case_text AFTER INSERT OR UPDATE OF description, address_text ON cases
  FOR EACH ROW EXECUTE FUNCTION keep_case_text();
ALTER INDEX IF EXISTS ix_cases_open RENAME TO ix_cases_open_county;
"""
BATCH = 10_000
BRING_OVER = r"""
WITH batch AS (
  SELECT county_code, number, lower(description || E'\n' || address_text) AS said FROM cases
  WHERE (county_code, number) > (:county, :number) ORDER BY county_code, number LIMIT :batch
), brought AS (
  INSERT INTO case_texts (number, said) SELECT number, said FROM batch ON CONFLICT DO NOTHING
)
SELECT county_code AS county, number FROM batch ORDER BY county_code DESC, number DESC LIMIT 1
"""


def upgrade() -> None:
    op.get_bind().exec_driver_sql(TEXTS)
    with op.get_context().autocommit_block():
        _bring_over_in_batches(op.get_bind())
        for name, (table, what, where) in NEW.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {table} {what}" + (f" WHERE {where}" if where else ""))
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_cases_open_flags")
        op.execute("ANALYZE cases, case_texts")


def _bring_over_in_batches(connection: sa.Connection) -> None:
    at: dict[str, object] = {"county": "", "number": ""}
    while end := connection.execute(sa.text(BRING_OVER), at | {"batch": BATCH}).mappings().first():
        at = dict(end)


def downgrade() -> None:
    for name in NEW:
        op.execute(f"DROP INDEX {name}")
    op.execute(f"CREATE INDEX ix_cases_open_flags ON cases USING gin (flags) WHERE {OPEN}")
    op.execute("ALTER INDEX ix_cases_open_county RENAME TO ix_cases_open")
    op.execute("DROP TRIGGER keep_case_text ON cases")
    op.drop_table("case_texts")
    for function in ("keep_case_text()", "text_pairs(text)", "pairs_asked(text)"):
        op.execute(f"DROP FUNCTION {function}")
