"""`python -m bench.fill URL CASES [YEARS]`: grow the cases of a loaded database by copies of those it has.

A copy has a time and a number of its own, and place, address and grid of another case of the same village. Within one
year all cases are copied, each time some minutes earlier; over several, those of the years before are copies of ended
ones. Along come assignments, need-to-know lists, requests, slips, coordinations with their views, and the events of the
last ten weeks, from which figures of before are told; reports, receipts, looks, replies and decisions do not: no list
and no figure reads them.
"""

import shutil
import sys
import tempfile
from typing import Any

import psycopg2

from gridgis.cases.rules import ENDED

OF_CASES = (
    "assignments", "need_to_know", "case_events", "case_requests", "supervision_slips", "coordinations", "case_views",
    "case_stages",
)  # fmt: skip
TABLES = {"cases": "number"} | dict.fromkeys(OF_CASES, "case_number")
"""What is copied, with its column of the case's number."""
RECENT = {"case_events": "AND old.at > now() - interval '70 days'"}
BYTES_A_CASE = 3000
"""What a case takes with its indexes and what hangs on it, and to sort it once."""
MEMORY = "512MB"
"""For each sort and each index: what spills is written and read twice."""
BASE = """
CREATE TEMP TABLE base ON COMMIT DROP AS
SELECT county_code, number, sensitive, state IN {ended} AS ended, place, h3, address_text, grid_code, current_grid_code,
  coalesce(village_code, '') AS village,
  row_number() OVER (PARTITION BY village_code ORDER BY submitted_at, number) - 1 AS n,
  count(*) OVER (PARTITION BY village_code) AS many,
  to_date(split_part(number, '-', 2), 'YYYYMMDD') AS day, CAST(split_part(number, '-', 3) AS int) AS day_number
FROM cases
"""
COPIES = """
CREATE TEMP TABLE copies ON COMMIT DROP AS
WITH made AS (
  SELECT base.*, turn, year, base.day - 364 * year AS new_day, (base.n + turn) % base.many AS there
  FROM generate_series(1, {turns}) AS turn CROSS JOIN LATERAL (SELECT turn % {years} AS year) AS shifted
  JOIN base ON year = 0 OR ended LIMIT {wanted}
), last AS (
  SELECT county_code, day, max(day_number) AS last FROM base WHERE day_number < {random} GROUP BY county_code, day
), numbered AS (
  SELECT made.*, CASE WHEN sensitive THEN {random} + (hashtext(number || turn) & 2147483647) % {random}
    ELSE coalesce(last, 0) + row_number() OVER (
      PARTITION BY made.county_code, new_day, sensitive ORDER BY turn, number
    ) END AS nth
  FROM made LEFT JOIN last ON last.county_code = made.county_code AND last.day = new_day
)
SELECT numbered.county_code, numbered.number, there.place, there.h3, there.address_text, there.grid_code,
  there.current_grid_code, interval '364 days' * year + interval '11 minutes' * turn AS earlier,
  numbered.county_code || to_char(new_day, '-YYYYMMDD-') || lpad(nth::text, greatest(5, length(nth::text)), '0')
    AS new_number
FROM numbered JOIN base AS there ON there.village = numbered.village AND there.n = numbered.there
ORDER BY 1, new_number
"""
"""Numbered behind those of their day; in the order of their numbers, which is that in which cases come."""
RANDOM = 500_000
"""Behind this the numbers of a day are random: sensitive cases have them. Of two copies with one number one is left."""

TEXTS = r"""
INSERT INTO case_texts (number, said)
SELECT cases.number, sign_of_month(submitted_at) || E'\n' || lower(description || E'\n' || cases.address_text)
FROM cases JOIN copies ON cases.number = new_number AND cases.county_code = copies.county_code
ON CONFLICT DO NOTHING
"""

RUNGS = """
INSERT INTO due_rungs (at, county_code, case_number)
SELECT next_rung_at, county_code, number FROM cases WHERE next_rung_at IS NOT NULL ON CONFLICT DO NOTHING
"""
NUMBERED = """
INSERT INTO case_counters AS counter (county_code, day, last)
SELECT county_code, to_date(split_part(number, '-', 2), 'YYYYMMDD'), max(CAST(split_part(number, '-', 3) AS int))
FROM cases WHERE CAST(split_part(number, '-', 3) AS int) < 500000 GROUP BY 1, 2
ON CONFLICT (county_code, day) DO UPDATE SET last = greatest(counter.last, excluded.last)
"""
"""What is reported then is numbered behind the copies."""


def fill(connection: Any, cases: int, years: int = 1) -> int:
    """Grow the cases to so many; how many there are then.

    The connection is a superuser's: foreign keys and triggers sleep meanwhile, and indexes are made again at the end.
    """
    with connection, connection.cursor() as cursor:
        wanted = max(0, cases - _count(cursor))
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'; SET LOCAL work_mem = '{MEMORY}'")
        cursor.execute(BASE.format(ended=ENDED))
        cursor.execute("CREATE INDEX ON base (village, n); ANALYZE base")
        cursor.execute("SELECT count(*) FROM base WHERE ended OR %s = 1", (years,))
        turns = years * -(-wanted // (years * cursor.fetchone()[0]))
        cursor.execute(COPIES.format(turns=turns, years=years, wanted=wanted, random=RANDOM))
        cursor.execute("ANALYZE copies")
        indexes = _without_indexes(cursor)
        for table, number in TABLES.items():
            cursor.execute(_copied(cursor, table, number))
        for told in (TEXTS, RUNGS, NUMBERED, *indexes):
            cursor.execute(told)
        there = _count(cursor)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) case_texts, due_rungs, {', '.join(TABLES)}")
        cursor.execute("CHECKPOINT")  # what the filling wrote is not written while something else is measured
    return there


def _count(cursor: Any) -> int:
    cursor.execute("SELECT count(*) FROM cases")
    return int(cursor.fetchone()[0])


def _without_indexes(cursor: Any) -> list[str]:
    """Drop what is no constraint's; how to make it again."""
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid::regclass::text = ANY(%s)"
        " AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
        ([*TABLES, "case_texts"],),
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f"DROP INDEX {name}")
    return [made for _, made in found]


def _copied(cursor: Any, table: str, number: str) -> str:
    """The statement that copies a table's rows for the copies of their cases."""
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
        (table,),
    )
    place = ("place", "h3", "address_text", "grid_code", "current_grid_code") if table == "cases" else ()

    def value(name: str, kind: str) -> str:
        if name == number:
            return "copies.new_number"
        if name in place:
            return f"copies.{name}"
        return f"old.{name} - copies.earlier" if kind == "timestamp with time zone" else f"old.{name}"

    columns = cursor.fetchall()
    return (
        f"INSERT INTO {table} ({', '.join(name for name, _ in columns)})"
        f" SELECT {', '.join(value(*column) for column in columns)} FROM copies"
        f" JOIN {table} old ON old.county_code = copies.county_code AND old.{number} = copies.number"
        f" {RECENT.get(table, '')} ON CONFLICT DO NOTHING"
    )


def require_room(cases: int) -> None:
    """End where the disk is too small for so many cases more."""
    needed, free = cases * BYTES_A_CASE, shutil.disk_usage(tempfile.gettempdir()).free
    if free < needed:
        sys.exit(f"bench: {needed >> 20:,} MB are needed for {cases:,} cases, {free >> 20:,} MB are free.")


def main(url: str, cases: str, years: str = "1") -> None:
    """Fill the database at a URL."""
    require_room(int(cases))
    connection = psycopg2.connect(url)
    print(f"{fill(connection, int(cases), int(years)):,} cases")
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
