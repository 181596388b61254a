"""Numbers of other systems are known again in whatever case, dashes and spaces they were typed.

Revision ID: 0017
Revises: 0016
"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEY = (
    "upper(regexp_replace(translate(normalize(number, NFKC), '‐‑‒–—―−', '-------'),"
    r" '[\s\u00ad\u200b-\u200f\u2060\ufeff]', '', 'g'))"
)

# Of two that are one now the first report keeps it; the other is listed as a double, as those of old are.
DOUBLES = f"""
DELETE FROM outer_numbers USING (
  SELECT kept.source, kept.number, row_number() OVER (
    PARTITION BY kept.source, {KEY.replace("number", "kept.number", 1)} ORDER BY report.received_at, kept.number
  ) AS place
  FROM outer_numbers kept
  LEFT JOIN reports report ON report.county_code = kept.county_code AND report.id = kept.report_id
) ranked
WHERE ranked.place > 1 AND outer_numbers.source = ranked.source AND outer_numbers.number = ranked.number
"""


def upgrade() -> None:
    op.execute(DOUBLES)
    op.execute(f"UPDATE outer_numbers SET number = {KEY} WHERE number <> {KEY}")


def downgrade() -> None:
    pass
