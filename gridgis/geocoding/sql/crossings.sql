-- For each pair of road names (n): where such roads meet, within 30 m of each other, with the codes of the nearest standard
-- address within about 2 km between two village codes.
SELECT asked.n, ST_X(spot.place) AS lng, ST_Y(spot.place) AS lat, near.village_code, near.town_code, near.county_code
FROM unnest(CAST(:n AS int[]), CAST(:one AS text[]), CAST(:other AS text[]), CAST(:low AS text[]),
            CAST(:high AS text[])) AS asked(n, one, other, low, high)
CROSS JOIN LATERAL (
  SELECT ST_ClosestPoint(a.line, b.line) AS place
  FROM linear_objects a
  JOIN linear_objects b ON b.name <> '' AND b.name = asked.other AND b.kind = 'road' AND b.line && ST_Expand(a.line, 0.0004)
  WHERE a.name <> '' AND a.name = asked.one AND a.kind = 'road'
    AND ST_DWithin(a.line::geography, b.line::geography, 30)
  ORDER BY a.id, b.id LIMIT 200
) spot
CROSS JOIN LATERAL (
  SELECT address.village_code, address.town_code, address.county_code
  FROM std_addresses address
  WHERE address.place && ST_Expand(spot.place, 0.02)
  ORDER BY address.place <-> spot.place, address.id LIMIT 1
) near
WHERE near.village_code BETWEEN asked.low AND asked.high
ORDER BY asked.n, 4, 2, 3
