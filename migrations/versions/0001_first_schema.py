"""first schema.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


EXTENSIONS = ("postgis", "pg_trgm", "btree_gist")

# Two boundaries of one layer may touch but not share area on a common day. The lock makes two transactions wait for
# each other, and each statement of a volatile function sees what was committed meanwhile (READ COMMITTED).
REFUSE_OVERLAP = """
CREATE FUNCTION grid_versions_refuse_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE clash record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('grid_versions'));
  SELECT fresh.grid_code AS one, other.grid_code AS two,
         ST_Area(ST_Intersection(fresh.boundary, other.boundary)::geography) AS area_m2
    INTO clash
    FROM fresh
    JOIN grid_versions other
      ON other.layer = fresh.layer AND other.id <> fresh.id AND other.period && fresh.period
     AND other.boundary && fresh.boundary AND ST_Relate(other.boundary, fresh.boundary, '2********')
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'exclusion_violation', CONSTRAINT = 'ex_grid_versions_overlap', TABLE = 'grid_versions',
      MESSAGE = format('grids %s and %s overlap by %s m2', clash.one, clash.two, round(clash.area_m2::numeric, 2));
  END IF;
  RETURN NULL;
END $$
"""

REFUSE_EDIT = """
CREATE FUNCTION case_events_refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'case events are appended, never edited';
END $$
"""

# Says that something changed in a county, so that open pages ask again; equal notices of one transaction are one.
TELL_CHANGE = """
CREATE FUNCTION cases_tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('cases', county_code) FROM (SELECT DISTINCT county_code FROM fresh) AS changed;
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    for extension in EXTENSIONS:
        op.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    op.create_table(
        "accounts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("failed_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("username", name=op.f("uq_accounts_username")),
    )
    op.create_table(
        "agency_types",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "platform IN ('order', 'enforcement', 'market', 'service')", name=op.f("ck_agency_types_platform")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_agency_types")),
    )
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_key", sa.Text(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("remote", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index("ix_audit_entries_at", "audit_entries", ["at"], unique=False)
    op.create_index("ix_audit_entries_subject", "audit_entries", ["subject_kind", "subject_key"], unique=False)
    op.create_table(
        "case_counters",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_code", "day", name=op.f("pk_case_counters")),
    )
    op.create_geospatial_table(
        "cases",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("town_code", sa.Text(), nullable=True),
        sa.Column("village_code", sa.Text(), nullable=True),
        sa.Column("grid_code", sa.Text(), nullable=True),
        sa.Column("current_grid_code", sa.Text(), nullable=True),
        sa.Column("category_code", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("address_text", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "place",
            Geometry(
                geometry_type="POINT",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("h3", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("office_code", sa.Text(), nullable=True),
        sa.Column("flags", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("sensitive", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dispatched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handle_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("total_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("limit_inputs", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("satisfaction", sa.Integer(), nullable=True),
        sa.Column("report_count", sa.Integer(), server_default="1", nullable=False),
        sa.Column("return_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rework_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_seq", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("platform IN ('order', 'enforcement', 'market', 'service')", name=op.f("ck_cases_platform")),
        sa.CheckConstraint(
            "source IN ('citizen', 'grid_worker', 'hotline_12345', 'digital_urban', 'peace_system', 'river_chief', 'sensor', 'office')",
            name=op.f("ck_cases_source"),
        ),
        sa.CheckConstraint(
            "state IN ('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling', 'suspended', 'result_filed', 'rework', 'checked', 'closed', 'evaluated', 'archived', 'rejected', 'merged', 'withdrawn')",
            name=op.f("ck_cases_state"),
        ),
        sa.CheckConstraint("urgency IN ('P1', 'P2', 'P3', 'P4')", name=op.f("ck_cases_urgency")),
        sa.CheckConstraint("satisfaction IS NULL OR satisfaction BETWEEN 1 AND 4", name=op.f("ck_cases_satisfaction")),
        sa.PrimaryKeyConstraint("county_code", "number", name=op.f("pk_cases")),
    )
    op.create_index("ix_cases_current_grid", "cases", ["current_grid_code", "submitted_at"], unique=False)
    op.create_index("ix_cases_number", "cases", ["number"], unique=False)
    op.create_index("ix_cases_office", "cases", ["office_code", "submitted_at"], unique=False)
    op.create_index(
        "ix_cases_open",
        "cases",
        ["county_code", "due_at", "number"],
        unique=False,
        postgresql_where=sa.text(
            "state IN ('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling', 'suspended', 'result_filed', 'rework', 'checked')"
        ),
    )
    op.create_geospatial_index(
        "ix_cases_open_place",
        "cases",
        ["place"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text(
            "state IN ('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling', 'suspended', 'result_filed', 'rework', 'checked')"
        ),
        postgresql_ops={},
    )
    op.create_index("ix_cases_submitted_at", "cases", ["submitted_at", "number"], unique=False)
    op.create_index("ix_cases_total_due_at", "cases", ["total_due_at"], unique=False)
    op.create_index("ix_cases_closed_at", "cases", ["closed_at"], unique=False)
    op.create_index("ix_cases_town", "cases", ["town_code", "submitted_at"], unique=False)
    op.create_index("ix_cases_village", "cases", ["village_code", "submitted_at"], unique=False)
    op.create_geospatial_table(
        "decisions",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "place",
            Geometry(
                geometry_type="POINT",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("located_by", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("match", sa.Text(), nullable=False),
        sa.Column("border_m", sa.Double(), nullable=True),
        sa.Column("grid_code", sa.Text(), nullable=True),
        sa.Column("grid_version_id", sa.BigInteger(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("office_code", sa.Text(), nullable=True),
        sa.Column("flags", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("candidates", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("confirmed_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("county_code", "case_number", "seq", name=op.f("pk_decisions")),
    )
    op.create_index("ix_decisions_report", "decisions", ["county_code", "report_id"], unique=False)
    op.create_geospatial_table(
        "divisions",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_code", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "boundary",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column(
            "label_place",
            Geometry(
                geometry_type="POINT",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            sa.Computed("ST_PointOnSurface(boundary)", persisted=True),
            nullable=True,
        ),
        sa.Column("synthetic", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("level IN ('city', 'county', 'town', 'village')", name=op.f("ck_divisions_level")),
        sa.ForeignKeyConstraint(["parent_code"], ["divisions.code"], name=op.f("fk_divisions_parent_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_divisions")),
    )
    op.create_geospatial_index(
        "ix_divisions_boundary", "divisions", ["boundary"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_index("ix_divisions_level_parent", "divisions", ["level", "parent_code"], unique=False)
    op.create_geospatial_table(
        "linear_objects",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column(
            "line",
            Geometry(
                geometry_type="MULTILINESTRING",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("synthetic", sa.Boolean(), server_default="false", nullable=False),
        sa.CheckConstraint("kind IN ('river', 'road', 'rail', 'coast', 'lake')", name=op.f("ck_linear_objects_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linear_objects")),
    )
    op.create_geospatial_index(
        "ix_linear_objects_line", "linear_objects", ["line"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_table(
        "receipts",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_receipts")),
    )
    op.create_geospatial_table(
        "reports",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outer_number", sa.Text(), server_default="", nullable=False),
        sa.Column("category_code", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("address_text", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "place",
            Geometry(
                geometry_type="POINT",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("given_lng", sa.Double(), nullable=True),
        sa.Column("given_lat", sa.Double(), nullable=True),
        sa.Column("given_datum", sa.Text(), nullable=True),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column("located_by", sa.Text(), nullable=False),
        sa.Column("h3", sa.BigInteger(), nullable=True),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("observed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "source IN ('citizen', 'grid_worker', 'hotline_12345', 'digital_urban', 'peace_system', 'river_chief', 'sensor', 'office')",
            name=op.f("ck_reports_source"),
        ),
        sa.CheckConstraint("accuracy_m IS NULL OR accuracy_m >= 0", name=op.f("ck_reports_accuracy")),
        sa.PrimaryKeyConstraint("county_code", "id", name=op.f("pk_reports")),
    )
    op.create_index("ix_reports_account", "reports", ["account_id", "received_at"], unique=False)
    op.create_index("ix_reports_case", "reports", ["county_code", "case_number"], unique=False)
    op.create_table(
        "roles",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("verbs", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_roles")),
    )
    op.create_table(
        "stage_limits",
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stage", "urgency", name=op.f("pk_stage_limits")),
    )
    op.create_table(
        "workday_calendar",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_workday", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_workday_calendar")),
    )
    op.create_table(
        "assignments",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("office_code", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("dispatched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sign_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handle_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("part IN ('lead', 'co')", name=op.f("ck_assignments_part")),
        sa.ForeignKeyConstraint(
            ["county_code", "case_number"],
            ["cases.county_code", "cases.number"],
            name=op.f("fk_assignments_county_code_case_number"),
        ),
        sa.PrimaryKeyConstraint("county_code", "case_number", "seq", name=op.f("pk_assignments")),
    )
    op.create_index("ix_assignments_office", "assignments", ["office_code", "dispatched_at"], unique=False)
    op.create_index(
        "uq_assignments_one_open_lead",
        "assignments",
        ["county_code", "case_number"],
        unique=True,
        postgresql_where=sa.text("part = 'lead' AND ended_at IS NULL"),
    )
    op.create_table(
        "case_events",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["county_code", "case_number"],
            ["cases.county_code", "cases.number"],
            name=op.f("fk_case_events_county_code_case_number"),
        ),
        sa.PrimaryKeyConstraint("county_code", "case_number", "seq", name=op.f("pk_case_events")),
    )
    op.create_index("ix_case_events_at", "case_events", ["at"], unique=False)
    op.create_table(
        "categories",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("parent_code", sa.Text(), nullable=True),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("lead_agency_type", sa.Text(), nullable=True),
        sa.Column("co_agency_types", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("first_handler", sa.Text(), nullable=True),
        sa.Column("urgency", sa.Text(), nullable=True),
        sa.Column("limit_value", sa.Double(), nullable=True),
        sa.Column("limit_unit", sa.Text(), nullable=True),
        sa.Column("phases", sa.Text(), server_default="", nullable=False),
        sa.Column("sensitive", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("auto_register", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("tier", sa.Text(), server_default="extended", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="draft", nullable=False),
        sa.CheckConstraint(
            "platform IN ('order', 'enforcement', 'market', 'service')", name=op.f("ck_categories_platform")
        ),
        sa.CheckConstraint(
            "level = 1 OR (parent_code IS NOT NULL AND urgency IS NOT NULL AND limit_value IS NOT NULL)",
            name=op.f("ck_categories_limit"),
        ),
        sa.CheckConstraint("level IN (1, 2)", name=op.f("ck_categories_level")),
        sa.ForeignKeyConstraint(
            ["lead_agency_type"], ["agency_types.code"], name=op.f("fk_categories_lead_agency_type")
        ),
        sa.ForeignKeyConstraint(["parent_code"], ["categories.code"], name=op.f("fk_categories_parent_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_categories")),
    )
    op.create_table(
        "grants",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("role_code", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("place_code", sa.Text(), nullable=False),
        sa.CheckConstraint("(level = 'all') = (place_code = '')", name=op.f("ck_grants_place")),
        sa.CheckConstraint(
            "level IN ('all', 'county', 'town', 'village', 'grid', 'office')", name=op.f("ck_grants_level")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_grants_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["role_code"], ["roles.code"], name=op.f("fk_grants_role_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
        sa.UniqueConstraint(
            "account_id",
            "role_code",
            "level",
            "place_code",
            name=op.f("uq_grants_account_id_role_code_level_place_code"),
        ),
    )
    op.create_table(
        "grids",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("village_code", sa.Text(), nullable=False),
        sa.Column("town_code", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("zone_kind", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("layer IN ('exclusive', 'village')", name=op.f("ck_grids_layer")),
        sa.ForeignKeyConstraint(["county_code"], ["divisions.code"], name=op.f("fk_grids_county_code")),
        sa.ForeignKeyConstraint(["town_code"], ["divisions.code"], name=op.f("fk_grids_town_code")),
        sa.ForeignKeyConstraint(["village_code"], ["divisions.code"], name=op.f("fk_grids_village_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_grids")),
        sa.UniqueConstraint("code", "layer", name=op.f("uq_grids_code_layer")),
    )
    op.create_index("ix_grids_village_code", "grids", ["village_code"], unique=False)
    op.create_table(
        "media",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_code", "report_id"],
            ["reports.county_code", "reports.id"],
            name=op.f("fk_media_county_code_report_id"),
        ),
        sa.PrimaryKeyConstraint("county_code", "report_id", "sha256", name=op.f("pk_media")),
    )
    op.create_geospatial_table(
        "offices",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("agency_type", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("place_code", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("town_code", sa.Text(), nullable=True),
        sa.Column("department_code", sa.Text(), nullable=True),
        sa.Column(
            "place",
            Geometry(
                geometry_type="POINT",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("level IN ('county', 'town', 'village', 'grid')", name=op.f("ck_offices_level")),
        sa.ForeignKeyConstraint(["agency_type"], ["agency_types.code"], name=op.f("fk_offices_agency_type")),
        sa.ForeignKeyConstraint(["county_code"], ["divisions.code"], name=op.f("fk_offices_county_code")),
        sa.ForeignKeyConstraint(["department_code"], ["offices.code"], name=op.f("fk_offices_department_code")),
        sa.ForeignKeyConstraint(["town_code"], ["divisions.code"], name=op.f("fk_offices_town_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_offices")),
    )
    op.create_index("ix_offices_agency_place", "offices", ["agency_type", "level", "place_code"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("employment", sa.Text(), nullable=False),
        sa.Column("town_code", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "employment IN ('town_hired', 'purchased_service', 'seconded', 'village_cadre', 'volunteer')",
            name=op.f("ck_people_employment"),
        ),
        sa.ForeignKeyConstraint(["town_code"], ["divisions.code"], name=op.f("fk_people_town_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "reporters",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["county_code", "report_id"],
            ["reports.county_code", "reports.id"],
            name=op.f("fk_reporters_county_code_report_id"),
        ),
        sa.PrimaryKeyConstraint("county_code", "report_id", name=op.f("pk_reporters")),
    )
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remote", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_sign_ins_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_ins")),
    )
    op.create_index("ix_sign_ins_expires_at", "sign_ins", ["expires_at"], unique=False)
    op.create_geospatial_table(
        "std_addresses",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("road", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column(
            "place",
            Geometry(
                geometry_type="POINT",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("village_code", sa.Text(), nullable=False),
        sa.Column("town_code", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["county_code"], ["divisions.code"], name=op.f("fk_std_addresses_county_code")),
        sa.ForeignKeyConstraint(["town_code"], ["divisions.code"], name=op.f("fk_std_addresses_town_code")),
        sa.ForeignKeyConstraint(["village_code"], ["divisions.code"], name=op.f("fk_std_addresses_village_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_std_addresses")),
    )
    op.create_index(
        "ix_std_addresses_key",
        "std_addresses",
        ["key"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"key": "gin_trgm_ops"},
    )
    op.create_index("ix_std_addresses_key_exact", "std_addresses", ["key"], unique=False)
    op.create_geospatial_index(
        "ix_std_addresses_place", "std_addresses", ["place"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_table(
        "grid_posts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("grid_code", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column(
            "period",
            postgresql.DATERANGE(),
            sa.Computed("daterange(valid_from, valid_to)", persisted=True),
            nullable=False,
        ),
        postgresql.ExcludeConstraint(
            (sa.column("grid_code"), "="),
            (sa.column("period"), "&&"),
            where=sa.text("duty = 'chief'"),
            using="gist",
            name="ex_grid_posts_one_chief",
        ),
        sa.CheckConstraint("duty IN ('chief', 'fulltime', 'parttime', 'guide')", name=op.f("ck_grid_posts_duty")),
        sa.ForeignKeyConstraint(["grid_code"], ["grids.code"], name=op.f("fk_grid_posts_grid_code")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_grid_posts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grid_posts")),
    )
    op.create_index("ix_grid_posts_grid_code", "grid_posts", ["grid_code"], unique=False)
    op.create_index("ix_grid_posts_person_id", "grid_posts", ["person_id"], unique=False)
    op.create_geospatial_table(
        "grid_versions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("grid_code", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "boundary",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column(
            "label_place",
            Geometry(
                geometry_type="POINT",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            sa.Computed("ST_PointOnSurface(boundary)", persisted=True),
            nullable=True,
        ),
        sa.Column("households", sa.Integer(), server_default="0", nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column(
            "period",
            postgresql.DATERANGE(),
            sa.Computed("daterange(valid_from, valid_to)", persisted=True),
            nullable=False,
        ),
        sa.Column("plan_id", sa.BigInteger(), nullable=True),
        sa.Column("synthetic", sa.Boolean(), server_default="false", nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("grid_code"), "="), (sa.column("period"), "&&"), using="gist", name="ex_grid_versions_grid_code"
        ),
        sa.CheckConstraint("ST_IsValid(boundary) AND NOT ST_IsEmpty(boundary)", name=op.f("ck_grid_versions_boundary")),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_grid_versions_period")),
        sa.ForeignKeyConstraint(
            ["grid_code", "layer"], ["grids.code", "grids.layer"], name=op.f("fk_grid_versions_grid_code_layer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grid_versions")),
    )
    op.create_geospatial_index(
        "ix_grid_versions_boundary",
        "grid_versions",
        ["boundary"],
        unique=False,
        postgresql_using="gist",
        postgresql_ops={},
    )
    op.create_index(
        "ix_grid_versions_in_force",
        "grid_versions",
        ["grid_code"],
        unique=False,
        postgresql_where=sa.text("valid_to IS NULL"),
    )
    op.create_table(
        "office_posts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("office_code", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("duty IN ('leader', 'clerk', 'handler')", name=op.f("ck_office_posts_duty")),
        sa.ForeignKeyConstraint(["office_code"], ["offices.code"], name=op.f("fk_office_posts_office_code")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_office_posts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_posts")),
    )
    op.create_index("ix_office_posts_office_code", "office_posts", ["office_code"], unique=False)
    op.execute(REFUSE_OVERLAP)
    for event in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER grid_versions_refuse_overlap_{event.lower()} AFTER {event} ON grid_versions "
            "REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION grid_versions_refuse_overlap()"
        )
    op.execute(REFUSE_EDIT)
    op.execute(
        "CREATE TRIGGER case_events_refuse_edit BEFORE UPDATE OR DELETE ON case_events "
        "FOR EACH ROW EXECUTE FUNCTION case_events_refuse_edit()"
    )
    op.execute(TELL_CHANGE)
    for event in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER cases_tell_change_{event.lower()} AFTER {event} ON cases "
            "REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION cases_tell_change()"
        )


def downgrade() -> None:
    op.drop_index("ix_office_posts_office_code", table_name="office_posts")
    op.drop_table("office_posts")
    op.drop_index("ix_grid_versions_in_force", table_name="grid_versions", postgresql_where=sa.text("valid_to IS NULL"))
    op.drop_geospatial_index(
        "ix_grid_versions_boundary", table_name="grid_versions", postgresql_using="gist", column_name="boundary"
    )
    op.drop_geospatial_table("grid_versions")
    op.drop_index("ix_grid_posts_person_id", table_name="grid_posts")
    op.drop_index("ix_grid_posts_grid_code", table_name="grid_posts")
    op.drop_table("grid_posts")
    op.drop_geospatial_index(
        "ix_std_addresses_place", table_name="std_addresses", postgresql_using="gist", column_name="place"
    )
    op.drop_index("ix_std_addresses_key_exact", table_name="std_addresses")
    op.drop_index(
        "ix_std_addresses_key",
        table_name="std_addresses",
        postgresql_using="gin",
        postgresql_ops={"key": "gin_trgm_ops"},
    )
    op.drop_geospatial_table("std_addresses")
    op.drop_index("ix_sign_ins_expires_at", table_name="sign_ins")
    op.drop_table("sign_ins")
    op.drop_table("reporters")
    op.drop_table("people")
    op.drop_index("ix_offices_agency_place", table_name="offices")
    op.drop_geospatial_table("offices")
    op.drop_table("media")
    op.drop_index("ix_grids_village_code", table_name="grids")
    op.drop_table("grids")
    op.drop_table("grants")
    op.drop_table("categories")
    op.drop_index("ix_case_events_at", table_name="case_events")
    op.drop_table("case_events")
    op.drop_index(
        "uq_assignments_one_open_lead",
        table_name="assignments",
        postgresql_where=sa.text("part = 'lead' AND ended_at IS NULL"),
    )
    op.drop_index("ix_assignments_office", table_name="assignments")
    op.drop_table("assignments")
    op.drop_table("workday_calendar")
    op.drop_table("stage_limits")
    op.drop_table("roles")
    op.drop_index("ix_reports_case", table_name="reports")
    op.drop_index("ix_reports_account", table_name="reports")
    op.drop_geospatial_table("reports")
    op.drop_table("receipts")
    op.drop_geospatial_index(
        "ix_linear_objects_line", table_name="linear_objects", postgresql_using="gist", column_name="line"
    )
    op.drop_geospatial_table("linear_objects")
    op.drop_index("ix_divisions_level_parent", table_name="divisions")
    op.drop_geospatial_index(
        "ix_divisions_boundary", table_name="divisions", postgresql_using="gist", column_name="boundary"
    )
    op.drop_geospatial_table("divisions")
    op.drop_index("ix_decisions_report", table_name="decisions")
    op.drop_geospatial_table("decisions")
    op.drop_index("ix_cases_village", table_name="cases")
    op.drop_index("ix_cases_town", table_name="cases")
    op.drop_index("ix_cases_closed_at", table_name="cases")
    op.drop_index("ix_cases_total_due_at", table_name="cases")
    op.drop_index("ix_cases_submitted_at", table_name="cases")
    op.drop_geospatial_index(
        "ix_cases_open_place",
        table_name="cases",
        postgresql_using="gist",
        postgresql_where=sa.text(
            "state IN ('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling', 'suspended', 'result_filed', 'rework', 'checked')"
        ),
        column_name="place",
    )
    op.drop_index(
        "ix_cases_open",
        table_name="cases",
        postgresql_where=sa.text(
            "state IN ('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling', 'suspended', 'result_filed', 'rework', 'checked')"
        ),
    )
    op.drop_index("ix_cases_office", table_name="cases")
    op.drop_index("ix_cases_number", table_name="cases")
    op.drop_index("ix_cases_current_grid", table_name="cases")
    op.drop_geospatial_table("cases")
    op.drop_table("case_counters")
    op.drop_index("ix_audit_entries_subject", table_name="audit_entries")
    op.drop_index("ix_audit_entries_at", table_name="audit_entries")
    op.drop_table("audit_entries")
    op.drop_table("agency_types")
    op.drop_table("accounts")
    for function in ("grid_versions_refuse_overlap", "case_events_refuse_edit", "cases_tell_change"):
        op.execute(f"DROP FUNCTION {function}()")
