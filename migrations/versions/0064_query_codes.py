"""Reporters see on a page without account what becomes of their report, by a code; counties open that page.

Revision ID: 0064
Revises: 0063
"""

from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

BEFORE = "('calendar', 'terms', 'thresholds', 'agencies', 'roles', 'pack')"
TOPICS = BEFORE.replace(")", ", 'reporter_pages')")

TABLES = """
CREATE TABLE query_codes (
  county_code text NOT NULL,
  report_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  made_at timestamptz NOT NULL,
  made_by bigint,
  seen_at timestamptz,
  CONSTRAINT pk_query_codes PRIMARY KEY (county_code, report_id),
  CONSTRAINT fk_query_codes_county_code_report_id FOREIGN KEY (county_code, report_id)
    REFERENCES reports (county_code, id)
);
CREATE UNIQUE INDEX uq_query_codes_code_hash ON query_codes (code_hash);
CREATE TABLE reporter_pages (
  county_code text NOT NULL,
  open boolean NOT NULL,
  phone text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  CONSTRAINT pk_reporter_pages PRIMARY KEY (county_code),
  CONSTRAINT fk_reporter_pages_county_code FOREIGN KEY (county_code) REFERENCES divisions (code)
);
"""


def _topics(topics: str) -> None:
    op.execute("ALTER TABLE setting_changes DROP CONSTRAINT ck_setting_changes_topic")
    op.execute(f"ALTER TABLE setting_changes ADD CONSTRAINT ck_setting_changes_topic CHECK (topic IN {topics})")


def upgrade() -> None:
    op.execute(TABLES)
    _topics(TOPICS)


def downgrade() -> None:
    op.execute("DELETE FROM setting_changes WHERE topic = 'reporter_pages'")
    _topics(BEFORE)
    op.execute("DROP TABLE reporter_pages")
    op.execute("DROP TABLE query_codes")
