-- The grids in force on a day in which a grid lives on as it was on an earlier one, by code. A link counts from its day on, so
-- that what had left a grid before it took this one in is no part of it.
WITH RECURSIVE line AS (
  SELECT CAST(:code AS text) AS code, CAST(:since AS date) AS since
  UNION
  SELECT link.child_code, link.on_day
  FROM line JOIN grid_lineage link ON link.parent_code = line.code AND link.child_code <> ''
    AND link.on_day > line.since AND link.on_day <= :day
)
SELECT DISTINCT version.grid_code
FROM line JOIN grid_versions version ON version.grid_code = line.code AND version.period @> CAST(:day AS date)
ORDER BY version.grid_code
