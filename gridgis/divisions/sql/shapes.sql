-- Divisions of one level, below one parent or all, as a GeoJSON FeatureCollection in code order.
SELECT json_build_object(
  'type', 'FeatureCollection',
  'features', coalesce(json_agg(json_build_object(
    'type', 'Feature',
    'id', code,
    'geometry', ST_AsGeoJSON(boundary, 6, 0)::json,
    'properties', json_build_object(
      'code', code, 'level', level, 'name', name, 'name_en', name_en, 'parent_code', parent_code, 'kind', kind,
      'synthetic', synthetic, 'lng', round(ST_X(label_place)::numeric, 6), 'lat', round(ST_Y(label_place)::numeric, 6)
    )
  ) ORDER BY code), '[]'::json)
)::text
FROM divisions
WHERE level = :level
  AND (CAST(:parent AS text) IS NULL OR parent_code = :parent
       OR parent_code IN (SELECT code FROM divisions WHERE parent_code = :parent))
  AND boundary IS NOT NULL
