-- For each asked point (n, lng, lat, day, reach in metres with its size in degrees): the grid versions in force that
-- cover it or lie within reach, with the distance to the grid and to its border in metres. What covers is at distance
-- 0: edges are straight in degrees, while geography bends them along great circles (0.3 m over 5 km).
-- Days, not the period: it has an index, which the planner took for more than it is and read whole for every point
-- (20,000 rows and 2 ms at 20,000 grids, where one point takes 0.2 ms without it).
-- The limit keeps the planner, which expects one row where there are a thousand, from reading all grids for each of
-- them: at 3,800 grids 1,000 points took 1.1 s with a plain join, 0.7 s so.
SELECT asked.n, version.id AS version_id, version.grid_code AS code, version.name, version.valid_from,
       grid.village_code, grid.town_code, grid.county_code, grid.zone_kind, inside.covers, measured.distance_m,
       ST_Distance(ST_Boundary(version.boundary)::geography, place.at::geography) AS border_m,
       layer.code, layer.name_zh, layer.name_en, layer.position, layer.precedence, layer.cover, layer.counts,
       layer.series, layer.digits, layer.first, layer.last
FROM unnest(CAST(:n AS int[]), CAST(:lng AS float8[]), CAST(:lat AS float8[]), CAST(:day AS date[]),
            CAST(:reach_m AS float8[]), CAST(:reach_lng AS float8[]), CAST(:reach_lat AS float8[]))
       AS asked(n, lng, lat, day, reach_m, reach_lng, reach_lat)
CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint(asked.lng, asked.lat), 4490) AS at) place
JOIN grid_versions version
  ON version.boundary && ST_Expand(place.at, asked.reach_lng, asked.reach_lat)
 AND version.valid_from <= asked.day AND (version.valid_to IS NULL OR version.valid_to > asked.day)
CROSS JOIN LATERAL (SELECT ST_Covers(version.boundary, place.at) AS covers) inside
CROSS JOIN LATERAL (
  SELECT CASE WHEN inside.covers THEN 0.0
              ELSE ST_Distance(version.boundary::geography, place.at::geography) END AS distance_m
) measured
CROSS JOIN LATERAL (SELECT * FROM grids WHERE grids.code = version.grid_code LIMIT 1) grid
CROSS JOIN LATERAL (SELECT * FROM layers WHERE layers.code = version.layer AND precedence IS NOT NULL LIMIT 1) layer
WHERE inside.covers OR measured.distance_m <= asked.reach_m
ORDER BY asked.n, layer.precedence, version.grid_code
