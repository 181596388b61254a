"""Facts of cases tell the hour in which a case came, and how long it stood in each hop of its life.

Revision ID: 0084
Revises: 0083
"""

from alembic import op

revision = "0084"
down_revision = "0083"
branch_labels = None
depends_on = None

WORKED = """
CREATE FUNCTION worked_minutes(since timestamptz, until timestamptz, zone text) RETURNS numeric
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(greatest(0, extract(epoch FROM
    least(until AT TIME ZONE zone, days.day + closes_at) - greatest(since AT TIME ZONE zone, days.day + opens_at)
  ))), 0) / 60
  FROM generate_series(
    date_trunc('day', since AT TIME ZONE zone), until AT TIME ZONE zone, interval '1 day'
  ) AS days (day)
  CROSS JOIN LATERAL (
    SELECT spans FROM work_schedules
    ORDER BY first_day > days.day, abs(first_day - days.day::date) LIMIT 1
  ) AS schedule
  CROSS JOIN LATERAL (
    SELECT split_part(span, '-', 1)::time AS opens_at, split_part(span, '-', 2)::time AS closes_at
    FROM unnest(string_to_array(spans, ' ')) AS span
  ) AS each
  WHERE coalesce(
    (SELECT is_workday FROM workday_calendar WHERE workday_calendar.day = days.day::date),
    extract(isodow FROM days.day) < 6
  )
$$;
"""
MARK = """
CREATE FUNCTION mark_cases_since(first date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO changed_cases (county_code, number)
  SELECT county_code, number FROM cases
  WHERE closed_at >= CASE WHEN first > (SELECT min(first_day) FROM work_schedules)
    THEN first::timestamp - interval '1 day' ELSE '-infinity' END AND first IS NOT NULL ORDER BY number
$$;
CREATE FUNCTION mark_cases_by_calendar() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first date;
BEGIN
  EXECUTE format('SELECT min(%I) FROM touched', TG_ARGV[0]) INTO first;
  PERFORM mark_cases_since(first);
  RETURN NULL;
END $$;
CREATE FUNCTION mark_cases_by_other_calendar() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first date;
BEGIN
  EXECUTE format('SELECT min(%I) FROM (TABLE touched EXCEPT TABLE gone) AS other', TG_ARGV[0]) INTO first;
  PERFORM mark_cases_since(first);
  RETURN NULL;
END $$;
"""
DAYS = {"workday_calendar": "day", "work_schedules": "first_day"}
TOUCHED = {
    "insert": ("NEW TABLE AS touched", "mark_cases_by_calendar"),
    "update": ("OLD TABLE AS gone NEW TABLE AS touched", "mark_cases_by_other_calendar"),
    "delete": ("OLD TABLE AS touched", "mark_cases_by_calendar"),
}
"""Reference data is loaded again with the rows that stand: those change nothing."""


def upgrade() -> None:
    op.execute("ALTER TABLE case_facts ADD COLUMN hour smallint, ADD COLUMN hops integer[]")
    op.execute(WORKED)
    op.execute(MARK)
    for table, day in DAYS.items():
        for verb, (rows, name) in TOUCHED.items():
            op.execute(
                f"CREATE TRIGGER mark_cases_by_{verb} AFTER {verb} ON {table} REFERENCING {rows}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {name}('{day}')"
            )
    op.execute("INSERT INTO changed_cases (county_code, number) SELECT county_code, number FROM cases ORDER BY number")


def downgrade() -> None:
    for table in DAYS:
        for verb in TOUCHED:
            op.execute(f"DROP TRIGGER mark_cases_by_{verb} ON {table}")
    for name in ("mark_cases_by_calendar()", "mark_cases_by_other_calendar()", "mark_cases_since(date)"):
        op.execute(f"DROP FUNCTION {name}")
    op.execute("DROP FUNCTION worked_minutes(timestamptz, timestamptz, text)")
    op.execute("ALTER TABLE case_facts DROP COLUMN hour, DROP COLUMN hops")
