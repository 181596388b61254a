"""A category says who coordinates its cases; two names of categories have the quotation marks of Chinese.

What counts until a county sets it: no other agency, or the village or the chief of a river alone, is clear; others of
the owner's own platform are for the platform; one of another platform is for the command centre.

Revision ID: 0035
Revises: 0034
"""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

TABLES = ("categories", "category_versions")
COORDINATION = """
CREATE FUNCTION pg_temp.coordination_of(owner text, others text[]) RETURNS text STABLE LANGUAGE sql AS $$
  SELECT CASE WHEN count(*) = 0 THEN 'clear'
              WHEN bool_and(one.platform IS NOT DISTINCT FROM mine.platform) THEN 'platform' ELSE 'centre' END
  FROM unnest(others) AS other(code)
  LEFT JOIN agency_types one ON one.code = other.code
  LEFT JOIN agency_types mine ON mine.code = owner
  WHERE other.code NOT IN ('village', 'river_chief')
$$
"""
RECORDED = """
UPDATE setting_changes SET rows = (
  SELECT jsonb_agg(CASE WHEN one ->> 'table' = 'category_versions'
    THEN one || jsonb_build_object('before', {before}, 'after', {after}) ELSE one END ORDER BY place)
  FROM jsonb_array_elements(rows) WITH ORDINALITY AS told(one, place))
WHERE topic = 'terms'
"""
SIDE = """CASE jsonb_typeof(one -> '{side}') WHEN 'object' THEN (one -> '{side}') || jsonb_build_object(
  'coordination', pg_temp.coordination_of(one -> '{side}' ->> 'lead_agency_type',
  ARRAY(SELECT jsonb_array_elements_text(one -> '{side}' -> 'co_agency_types')))) ELSE one -> '{side}' END"""
LESS = (
    "CASE jsonb_typeof(one -> '{side}') WHEN 'object' THEN (one -> '{side}') - 'coordination' ELSE one -> '{side}' END"
)
NAMES = (("E0107", '"僵尸车"', "“僵尸车”"), ("G0304", '"三合一"（住宿与生产经营合用）场所', "“三合一”（住宿与生产经营合用）场所"))  # fmt: skip


def upgrade() -> None:
    op.execute(COORDINATION)
    for name in TABLES:
        op.execute(f"ALTER TABLE {name} ADD COLUMN coordination text NOT NULL DEFAULT 'clear'")
        op.execute(
            f"UPDATE {name} SET coordination = pg_temp.coordination_of(lead_agency_type, co_agency_types)"
            " WHERE lead_agency_type IS NOT NULL"
        )
        op.execute(
            f"ALTER TABLE {name} ADD CONSTRAINT ck_{name}_coordination"
            " CHECK (coordination IN ('clear', 'platform', 'centre'))"
        )
    _tell(SIDE)
    for code, before, after in NAMES:
        op.execute(f"UPDATE categories SET name_zh = '{after}' WHERE code = '{code}' AND name_zh = '{before}'")


def downgrade() -> None:
    _tell(LESS)
    for name in TABLES:
        op.execute(f"ALTER TABLE {name} DROP COLUMN coordination")


def _tell(side: str) -> None:
    """Rows of the record are as their table has them: what was set can still be undone."""
    op.execute(RECORDED.format(before=side.format(side="before"), after=side.format(side="after")))
