-- Days on which maps of grids change: a grid or a post begins or ends.
WITH days AS (
SELECT valid_from AS day FROM grid_versions UNION SELECT valid_to FROM grid_versions WHERE valid_to IS NOT NULL
UNION SELECT unnest(ARRAY[lower(period), upper(period)]) FROM posts
  WHERE grid_code IS NOT NULL AND person_id IS NOT NULL AND NOT isempty(period)
)
SELECT day FROM days WHERE day IS NOT NULL ORDER BY day
