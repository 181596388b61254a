-- For each question (n): standard addresses in force whose village code lies between two codes and that have the very
-- key, or the same road and door, or the same site (and building, if one is asked), or whose key sounds the same.
SELECT asked.n, hit.id, hit.text, hit.kind, hit.key, hit.road, hit.number, hit.door, hit.site, hit.building, hit.unit,
       hit.room, ST_X(hit.place) AS lng, ST_Y(hit.place) AS lat, hit.village_code, hit.town_code, hit.county_code,
       hit.sounds, 1.0 AS similarity
FROM unnest(CAST(:n AS int[]), CAST(:key AS text[]), CAST(:sound AS text[]), CAST(:road AS text[]),
            CAST(:number AS int[]), CAST(:door AS text[]), CAST(:site AS text[]), CAST(:building AS text[]),
            CAST(:low AS text[]), CAST(:high AS text[]))
     AS asked(n, key, sound, road, number, door, site, building, low, high)
CROSS JOIN LATERAL (
  (SELECT a.*, false AS sounds FROM std_addresses a
   WHERE a.key = asked.key AND a.village_code BETWEEN asked.low AND asked.high
     AND (a.valid_to IS NULL OR a.valid_to > :day)
   ORDER BY a.id LIMIT 12)
  UNION ALL
  (SELECT a.*, false FROM std_addresses a
   WHERE asked.number IS NOT NULL AND a.road <> '' AND a.road = asked.road AND a.number = asked.number
     AND a.door = asked.door AND a.village_code BETWEEN asked.low AND asked.high
     AND (a.valid_to IS NULL OR a.valid_to > :day)
   ORDER BY (a.building = asked.building) DESC, a.id LIMIT 60)
  UNION ALL
  (SELECT a.*, false FROM std_addresses a
   WHERE a.site <> '' AND a.site = asked.site AND a.village_code BETWEEN asked.low AND asked.high
     AND (a.valid_to IS NULL OR a.valid_to > :day)
   ORDER BY (a.building = asked.building) DESC, a.id LIMIT 60)
  UNION ALL
  (SELECT a.*, true FROM std_addresses a
   WHERE a.sound <> '' AND a.sound = asked.sound AND a.key <> asked.key
     AND a.village_code BETWEEN asked.low AND asked.high AND (a.valid_to IS NULL OR a.valid_to > :day)
   ORDER BY a.id LIMIT 12)
) hit
ORDER BY asked.n, hit.id
