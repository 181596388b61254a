-- For each road or group (n) between two village codes: its addresses in force next below and next above a number, or,
-- without a number, all of them up to a limit.
SELECT asked.n, hit.id, hit.text, hit.kind, hit.key, hit.road, hit.number, hit.door, hit.site, hit.building, hit.unit,
       hit.room, ST_X(hit.place) AS lng, ST_Y(hit.place) AS lat, hit.village_code, hit.town_code, hit.county_code,
       false AS sounds, 0.0 AS similarity
FROM unnest(CAST(:n AS int[]), CAST(:road AS text[]), CAST(:number AS int[]), CAST(:low AS text[]),
            CAST(:high AS text[])) AS asked(n, road, number, low, high)
CROSS JOIN LATERAL (
  (SELECT a.* FROM std_addresses a
   WHERE a.road <> '' AND a.road = asked.road AND a.number <= asked.number
     AND a.village_code BETWEEN asked.low AND asked.high AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ORDER BY a.number DESC, a.id LIMIT 30)
  UNION ALL
  (SELECT a.* FROM std_addresses a
   WHERE a.road <> '' AND a.road = asked.road AND a.number > asked.number
     AND a.village_code BETWEEN asked.low AND asked.high AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ORDER BY a.number, a.id LIMIT 30)
  UNION ALL
  (SELECT a.* FROM std_addresses a
   WHERE asked.number IS NULL AND a.road <> '' AND a.road = asked.road
     AND a.village_code BETWEEN asked.low AND asked.high AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ORDER BY a.number, a.id LIMIT 200)
) hit
ORDER BY asked.n, hit.number, hit.id
