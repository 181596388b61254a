-- Rivers, roads and rails to draw under the grids, all, or minor or major ones alone, whole or as far as they lie in a box,
-- as a GeoJSON FeatureCollection, minor ones first.
SELECT json_build_object(
  'type', 'FeatureCollection',
  'features', coalesce(json_agg(json_build_object(
    'type', 'Feature',
    'geometry', ST_AsGeoJSON(part, 6, 0)::json,
    'properties', json_build_object('kind', kind, 'name', name, 'rank', rank, 'synthetic', synthetic)
  ) ORDER BY rank DESC, id), '[]'::json)
)::text
FROM linear_objects
CROSS JOIN LATERAL (
  SELECT CASE WHEN CAST(:west AS float8) IS NULL THEN line
    ELSE ST_Multi(ST_ClipByBox2D(line, ST_MakeEnvelope(:west, :south, :east, :north, 4490))) END AS part
) clipped
WHERE (CAST(:minor AS boolean) IS NULL OR (rank >= 3) = :minor)
  AND (CAST(:west AS float8) IS NULL OR line && ST_MakeEnvelope(:west, :south, :east, :north, 4490))
  AND NOT ST_IsEmpty(part)
