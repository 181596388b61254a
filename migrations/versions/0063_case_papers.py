"""Papers put to a case, that requests rest on.

Revision ID: 0063
Revises: 0061
"""

from alembic import op

revision = "0063"
down_revision = "0061"
branch_labels = None
depends_on = None

PAPERS = """
CREATE TABLE case_papers (
  county_code text NOT NULL,
  case_number text NOT NULL,
  sha256 text NOT NULL,
  name text NOT NULL,
  content_type text NOT NULL,
  account_id bigint NOT NULL,
  received_at timestamptz NOT NULL,
  CONSTRAINT pk_case_papers PRIMARY KEY (county_code, case_number, sha256),
  CONSTRAINT fk_case_papers_county_code_case_number FOREIGN KEY (county_code, case_number)
    REFERENCES cases (county_code, number)
);
"""


def upgrade() -> None:
    op.execute("ALTER TABLE case_requests ADD COLUMN papers text[] NOT NULL DEFAULT '{}'")
    op.execute(PAPERS)


def downgrade() -> None:
    op.execute("DROP TABLE case_papers")
    op.execute("ALTER TABLE case_requests DROP COLUMN papers")
