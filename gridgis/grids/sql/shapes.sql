-- Grid versions in force on a day, of one layer or all, below a division and inside a box, that the actor may see,
-- as a GeoJSON FeatureCollection in code order.
SELECT json_build_object(
  'type', 'FeatureCollection',
  'features', coalesce(json_agg(json_build_object(
    'type', 'Feature',
    'id', version.grid_code,
    'geometry', ST_AsGeoJSON(version.boundary, 7, 0)::json,
    'properties', json_build_object(
      'code', version.grid_code, 'layer', version.layer, 'name', version.name, 'village_code', grid.village_code,
      'zone_kind', grid.zone_kind, 'over', layer.cover <> 'whole', 'households', version.households, 'synthetic', version.synthetic,
      'chief', chief.name, 'lng', round(ST_X(version.label_place)::numeric, 6),
      'lat', round(ST_Y(version.label_place)::numeric, 6)
    )
  ) ORDER BY version.grid_code), '[]'::json)
)::text
FROM grid_versions version
JOIN grids grid ON grid.code = version.grid_code
JOIN layers layer ON layer.code = version.layer
LEFT JOIN LATERAL (
  SELECT people.name FROM posts post JOIN people ON people.id = post.person_id
  WHERE post.grid_code = version.grid_code AND post.role_code = 'grid_chief' AND post.period @> CAST(:day AS date)
) chief ON true
WHERE version.period @> CAST(:day AS date)
  AND (CAST(:layer AS text) IS NULL OR version.layer = :layer)
  AND (CAST(:parent AS text) IS NULL OR :parent IN (grid.village_code, grid.town_code, grid.county_code)
       OR grid.county_code IN (SELECT code FROM divisions WHERE parent_code = :parent AND level = 'county'))
  AND (CAST(:west AS float8) IS NULL
       OR version.boundary && ST_MakeEnvelope(:west, :south, :east, :north, 4490))
  AND (:everywhere OR grid.county_code = ANY(:counties) OR grid.town_code = ANY(:towns)
       OR grid.village_code = ANY(:villages) OR grid.code = ANY(:grids))
