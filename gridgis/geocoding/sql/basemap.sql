-- Rivers, roads and rails to draw under the grids, as a GeoJSON FeatureCollection, minor ones first.
SELECT json_build_object(
  'type', 'FeatureCollection',
  'features', coalesce(json_agg(json_build_object(
    'type', 'Feature',
    'geometry', ST_AsGeoJSON(line, 6, 0)::json,
    'properties', json_build_object('kind', kind, 'name', name, 'rank', rank, 'synthetic', synthetic)
  ) ORDER BY rank DESC, id), '[]'::json)
)::text
FROM linear_objects
