"""Stages of cases with the limit of each, and the facts of the figures that are made of them.

Revision ID: 0087
Revises: 0086
"""

from alembic import op

revision = "0087"
down_revision = "0086"
branch_labels = None
depends_on = None

STAGES = ("accept", "verify", "dispatch", "check", "close")
DAYS = tuple(f"{stage}_limit" for stage in STAGES)
COUNTS = (
    *(f"{stage}_{name}" for stage in STAGES for name in ("due", "in_time", "late")),
    "registered",
    "well_registered",
    "misregistered",
    "located",
    "well_located",
    "mislocated",
    "reachable",
    "called_back",
    "uncalled",
    "demanded",
    "repeated",
    "found_due",
    "found_fixed",
    "found_unfixed",
    "grid_decided",
    "grid_valid",
    "grid_invalid",
    "grid_registered",
    "grid_accurate",
    "grid_inaccurate",
    "self_sampled",
    "self_passed",
    "self_failed",
)
TABLE = """
CREATE TABLE case_stages (
  county_code text NOT NULL, case_number text NOT NULL, stage text NOT NULL,
  due_at timestamptz NOT NULL, ended_at timestamptz, late boolean NOT NULL DEFAULT false,
  CONSTRAINT pk_case_stages PRIMARY KEY (county_code, case_number, stage)
);
CREATE FUNCTION stage_of(state text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE state WHEN 'submitted' THEN 'accept' WHEN 'verifying' THEN 'verify' WHEN 'registered' THEN 'dispatch'
    WHEN 'result_filed' THEN 'check' WHEN 'checked' THEN 'close' END
$$;
"""
TOLD = """
WITH moved AS (
  SELECT event.* FROM case_events AS event
  WHERE {which} NOT EXISTS (SELECT FROM case_events AS undo WHERE undo.county_code = event.county_code
    AND undo.case_number = event.case_number AND undo.undoes <= event.seq AND undo.seq >= event.seq)
), steps AS (
  SELECT *, source IS DISTINCT FROM target AS leads FROM moved
  WHERE source IS DISTINCT FROM target OR (move IN ('reckon', 'redecide') AND due_at IS NOT NULL)
), turns AS (
  SELECT county_code, case_number, seq, target, due_at,
    count(*) FILTER (WHERE leads) OVER (PARTITION BY county_code, case_number ORDER BY seq) AS turn,
    min(at) FILTER (WHERE leads) OVER (
      PARTITION BY county_code, case_number ORDER BY seq ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS ended_at
  FROM steps
), each AS (
  SELECT DISTINCT ON (county_code, case_number, turn) county_code, case_number, turn, seq, due_at, ended_at,
    stage_of(target) AS stage
  FROM turns WHERE due_at IS NOT NULL AND stage_of(target) IS NOT NULL
  ORDER BY county_code, case_number, turn, seq DESC
), ordered AS (
  SELECT *, row_number() OVER (PARTITION BY county_code, case_number, stage ORDER BY seq DESC) AS back FROM each
)
INSERT INTO case_stages (county_code, case_number, stage, due_at, ended_at, late)
SELECT county_code, case_number, stage, max(due_at) FILTER (WHERE back = 1), max(ended_at) FILTER (WHERE back = 1),
  coalesce(bool_or(ended_at > due_at) FILTER (WHERE back > 1), false)
FROM ordered GROUP BY county_code, case_number, stage
"""
ONE = "event.county_code = NEW.county_code AND event.case_number = NEW.case_number AND"
KEEP = f"""
CREATE FUNCTION keep_case_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.undoes IS NOT NULL THEN
    DELETE FROM case_stages WHERE county_code = NEW.county_code AND case_number = NEW.case_number;
    {TOLD.format(which=ONE)};
    RETURN NULL;
  END IF;
  IF NEW.source IS NOT DISTINCT FROM NEW.target THEN
    UPDATE case_stages SET due_at = NEW.due_at
    WHERE county_code = NEW.county_code AND case_number = NEW.case_number AND stage = stage_of(NEW.target)
      AND ended_at IS NULL AND due_at <> NEW.due_at;
    RETURN NULL;
  END IF;
  UPDATE case_stages SET ended_at = NEW.at
  WHERE county_code = NEW.county_code AND case_number = NEW.case_number AND ended_at IS NULL;
  IF NEW.due_at IS NOT NULL AND stage_of(NEW.target) IS NOT NULL THEN
    INSERT INTO case_stages AS was (county_code, case_number, stage, due_at)
    VALUES (NEW.county_code, NEW.case_number, stage_of(NEW.target), NEW.due_at)
    ON CONFLICT (county_code, case_number, stage) DO UPDATE
    SET late = was.late OR coalesce(was.ended_at > was.due_at, false), due_at = excluded.due_at, ended_at = NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_case_stage AFTER INSERT ON case_events FOR EACH ROW
WHEN (NEW.source IS DISTINCT FROM NEW.target OR NEW.undoes IS NOT NULL OR NEW.move IN ('reckon', 'redecide'))
EXECUTE FUNCTION keep_case_stage();
"""
WATCHED = (
    "last_seq state sensitive submitted_at total_due_at closed_at due_at satisfaction category_code platform"
    " town_code village_code current_grid_code source office_code self_handled"
)
"""The columns that facts were made of, as in 0077."""
MORE = " h3 rework_count merged_into"


def mark(watched: str) -> None:
    """Make the trigger anew that marks a case whose facts may have changed; a rung of the ladder is of no fact."""
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in watched.split())
    changed = changed.replace("NEW.last_seq", "NEW.last_seq AND NEW.rung <= OLD.rung", 1)
    op.execute(
        "DROP TRIGGER mark_changed_case ON cases; CREATE TRIGGER mark_changed_case AFTER UPDATE ON cases"
        f" FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION mark_changed_case()"
    )


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(TOLD.format(which=""))
    op.execute("CREATE INDEX ix_case_stages_due ON case_stages (stage, due_at)")
    op.execute(KEEP)
    mark(WATCHED + MORE)
    days = [f"ADD COLUMN {name} date" for name in DAYS]
    for table, kind, none, more in (("case_facts", "boolean", "false", days), ("figure_sums", "integer", "0", [])):
        added = [f"ADD COLUMN {name} {kind} NOT NULL DEFAULT {none}" for name in COUNTS]
        op.execute(f"ALTER TABLE {table} {', '.join([*more, *added])}")
        op.execute(f"ALTER TABLE {table} {', '.join(f'ALTER COLUMN {name} DROP DEFAULT' for name in COUNTS)}")
    for name in DAYS:
        op.execute(f"CREATE INDEX ix_case_facts_{name} ON case_facts (county_code, {name}) WHERE {name} IS NOT NULL")
    op.execute("INSERT INTO changed_cases (county_code, number) SELECT county_code, number FROM cases ORDER BY number")


def downgrade() -> None:
    for table, names in (("case_facts", (*DAYS, *COUNTS)), ("figure_sums", COUNTS)):
        op.execute(f"ALTER TABLE {table} {', '.join(f'DROP COLUMN {name}' for name in names)}")
    mark(WATCHED)
    op.execute("DROP TRIGGER keep_case_stage ON case_events")
    op.execute("DROP FUNCTION keep_case_stage()")
    op.execute("DROP TABLE case_stages")
    op.execute("DROP FUNCTION stage_of(text)")
