"""Roles of one platform: leads of the four platforms, held at a county or a town.

Revision ID: 0045
Revises: 0044
"""

from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

MAKE = """
ALTER TABLE roles ADD COLUMN platform text
  CONSTRAINT ck_roles_platform CHECK (platform IN ('order', 'enforcement', 'market', 'service'));
INSERT INTO roles (code, name_zh, name_en, levels, verbs, appoints, platform)
SELECT 'platform_lead_' || platform, name_zh, name_en, '{county,town}',
  '{case.read,case.coordinate,grid.read,route.ask}', '{}', platform
FROM (VALUES
  ('order', '综治工作平台牵头人', 'Lead of the public-order platform'),
  ('enforcement', '综合执法平台牵头人', 'Lead of the enforcement platform'),
  ('market', '市场监管平台牵头人', 'Lead of the market platform'),
  ('service', '便民服务平台牵头人', 'Lead of the service platform')
) AS lead (platform, name_zh, name_en)
WHERE EXISTS (SELECT FROM roles)
ON CONFLICT (code) DO NOTHING;
UPDATE roles SET appoints = appoints || ARRAY(
  SELECT code FROM roles lead WHERE lead.platform IS NOT NULL AND NOT lead.code = ANY (roles.appoints) ORDER BY code)
WHERE code = 'sys_admin';
"""


def upgrade() -> None:
    op.execute(MAKE)


def downgrade() -> None:
    op.execute("DELETE FROM posts WHERE role_code IN (SELECT code FROM roles WHERE platform IS NOT NULL)")
    op.execute(
        "UPDATE roles SET appoints = ARRAY(SELECT one FROM unnest(appoints) WITH ORDINALITY AS told(one, n)"
        " WHERE one NOT IN (SELECT code FROM roles WHERE platform IS NOT NULL) ORDER BY n)"
    )
    op.execute("DELETE FROM roles WHERE platform IS NOT NULL")
    op.execute("ALTER TABLE roles DROP COLUMN platform")
