-- For each question (n): standard addresses in force whose village code lies between two codes and that have the very
-- key, or the same road and door, or the same site (and building, if one is asked), or whose key sounds the same. Villages
-- take turns, so that the many rooms of one house do not hide its namesake in another village.
SELECT asked.n, hit.id, hit.text, hit.kind, hit.key, hit.road, hit.number, hit.door, hit.site, hit.building, hit.unit,
       hit.room, ST_X(hit.place) AS lng, ST_Y(hit.place) AS lat, hit.village_code, hit.town_code, hit.county_code,
       found.sounds, 1.0 AS similarity
FROM unnest(CAST(:n AS int[]), CAST(:key AS text[]), CAST(:sound AS text[]), CAST(:road AS text[]),
            CAST(:number AS int[]), CAST(:door AS text[]), CAST(:site AS text[]), CAST(:building AS text[]),
            CAST(:unit AS text[]), CAST(:room AS text[]), CAST(:low AS text[]), CAST(:high AS text[]))
     AS asked(n, key, sound, road, number, door, site, building, unit, room, low, high)
CROSS JOIN LATERAL (
  (SELECT a.id, false AS sounds FROM std_addresses a
   WHERE a.key = asked.key AND a.village_code BETWEEN asked.low AND asked.high
     AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ORDER BY a.id LIMIT 12)
  UNION ALL
  (SELECT ranked.id, false FROM (
     SELECT a.id, a.village_code, row_number() OVER (
       PARTITION BY a.village_code
       ORDER BY (a.building = asked.building) DESC, (a.unit = asked.unit AND a.room = asked.room) DESC, a.id
     ) AS turn
     FROM std_addresses a
     WHERE asked.number IS NOT NULL AND a.road <> '' AND a.road = asked.road AND a.number = asked.number
       AND a.door = asked.door AND a.village_code BETWEEN asked.low AND asked.high
       AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ) ranked
   ORDER BY ranked.turn, ranked.id LIMIT 120)
  UNION ALL
  (SELECT ranked.id, false FROM (
     SELECT a.id, a.village_code, row_number() OVER (
       PARTITION BY a.village_code
       ORDER BY (a.building = asked.building) DESC, (a.unit = asked.unit AND a.room = asked.room) DESC, a.id
     ) AS turn
     FROM std_addresses a
     WHERE a.site <> '' AND a.site = asked.site AND a.village_code BETWEEN asked.low AND asked.high
       AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ) ranked
   ORDER BY ranked.turn, ranked.id LIMIT 120)
  UNION ALL
  (SELECT a.id, true FROM std_addresses a
   WHERE a.sound <> '' AND a.sound = asked.sound AND a.key <> asked.key
     AND a.village_code BETWEEN asked.low AND asked.high AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ORDER BY a.id LIMIT 12)
) found
JOIN std_addresses hit ON hit.id = found.id
ORDER BY asked.n, hit.id, found.sounds
