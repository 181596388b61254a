"""Newest first, also where many are found: need-to-know lists and texts of cases know the time of submission.

An entry of a list has its case's. A text begins with a sign that stands for the month (of the private ones of Unicode,
from 1970 on), which is a pair of its own with what follows: months that are not asked for are not read.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

KEEP = """
CREATE OR REPLACE FUNCTION keep_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.submitted_at IS NULL THEN
    SELECT submitted_at INTO NEW.submitted_at FROM cases
    WHERE county_code = NEW.county_code AND number = NEW.case_number;
  END IF;
  RETURN NEW;
END $$;
ALTER TABLE need_to_know ADD COLUMN IF NOT EXISTS submitted_at timestamptz;
CREATE OR REPLACE TRIGGER keep_submission BEFORE INSERT ON need_to_know FOR EACH ROW EXECUTE FUNCTION keep_submission();
UPDATE need_to_know SET submitted_at = cases.submitted_at FROM cases
WHERE cases.county_code = need_to_know.county_code AND cases.number = need_to_know.case_number;
ALTER TABLE need_to_know ALTER COLUMN submitted_at SET NOT NULL;
DROP INDEX IF EXISTS ix_need_to_know_account;
CREATE INDEX ix_need_to_know_account ON need_to_know (account_id, submitted_at, case_number) WHERE removed_at IS NULL;
"""
MONTHS = r"""
CREATE OR REPLACE FUNCTION sign_of_month(moment timestamptz) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT chr(57344 + CAST(extract(year FROM at_utc) * 12 + extract(month FROM at_utc) AS int) - 1970 * 12)
  FROM (SELECT moment AT TIME ZONE 'UTC' AS at_utc) AS told
$$;
CREATE OR REPLACE FUNCTION keep_case_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_texts (number, said)
  VALUES (NEW.number,
          sign_of_month(NEW.submitted_at) || E'\n' || lower(NEW.description || E'\n' || NEW.address_text))
  ON CONFLICT (number) DO UPDATE SET said = excluded.said WHERE case_texts.said <> excluded.said;
  RETURN NULL;
END $$;
"""
BATCH = 10_000
BRING_OVER = r"""
WITH batch AS (
  SELECT county_code, number, sign_of_month(submitted_at) AS sign FROM cases
  WHERE (county_code, number) > (:county, :number) ORDER BY county_code, number LIMIT :batch
), brought AS (
  UPDATE case_texts SET said = sign || E'\n' || said FROM batch
  WHERE case_texts.number = batch.number AND left(said, 1) <> sign
)
SELECT county_code AS county, number FROM batch ORDER BY county_code DESC, number DESC LIMIT 1
"""
WITHOUT_MONTHS = r"""
CREATE OR REPLACE FUNCTION keep_case_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_texts (number, said) VALUES (NEW.number, lower(NEW.description || E'\n' || NEW.address_text))
  ON CONFLICT (number) DO UPDATE SET said = excluded.said WHERE case_texts.said <> excluded.said;
  RETURN NULL;
END $$;
DROP FUNCTION sign_of_month;
UPDATE case_texts SET said = substr(said, 3);
"""
BACK = """
DROP INDEX ix_need_to_know_account;
CREATE INDEX ix_need_to_know_account ON need_to_know (account_id, case_number) WHERE removed_at IS NULL;
DROP TRIGGER keep_submission ON need_to_know;
DROP FUNCTION keep_submission;
ALTER TABLE need_to_know DROP COLUMN submitted_at;
"""


def upgrade() -> None:
    op.execute(KEEP)
    op.get_bind().exec_driver_sql(MONTHS)
    with op.get_context().autocommit_block():
        at: dict[str, object] = {"county": "", "number": ""}
        while end := op.get_bind().execute(sa.text(BRING_OVER), at | {"batch": BATCH}).mappings().first():
            at = dict(end)
        op.execute("ANALYZE case_texts")


def downgrade() -> None:
    op.execute(BACK)
    op.get_bind().exec_driver_sql(WITHOUT_MONTHS)
