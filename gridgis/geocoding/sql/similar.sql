-- For each question (n): standard addresses in force between two village codes that are most like it: of the same
-- number where one is asked, else by the words.
SELECT asked.n, hit.id, hit.text, hit.kind, hit.key, hit.road, hit.number, hit.door, hit.site, hit.building, hit.unit,
       hit.room, ST_X(hit.place) AS lng, ST_Y(hit.place) AS lat, hit.village_code, hit.town_code, hit.county_code,
       false AS sounds, hit.similarity
FROM unnest(CAST(:n AS int[]), CAST(:key AS text[]), CAST(:number AS int[]), CAST(:low AS text[]),
            CAST(:high AS text[])) AS asked(n, key, number, low, high)
CROSS JOIN LATERAL (
  (SELECT a.*, similarity(a.key, asked.key) AS similarity FROM std_addresses a
   WHERE asked.number IS NOT NULL AND a.number IS NOT NULL AND a.number = asked.number
     AND a.village_code BETWEEN asked.low AND asked.high AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ORDER BY similarity(a.key, asked.key) DESC, a.id LIMIT 12)
  UNION ALL
  (SELECT a.*, similarity(a.key, asked.key) FROM std_addresses a
   WHERE asked.number IS NULL AND a.key % asked.key
     AND a.village_code BETWEEN asked.low AND asked.high AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
   ORDER BY similarity(a.key, asked.key) DESC, a.id LIMIT 12)
) hit
ORDER BY asked.n, hit.similarity DESC, hit.id
