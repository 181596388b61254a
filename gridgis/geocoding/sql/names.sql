-- Of the asked words: the divisions so called or sounding so, and what their other names stand for, in code order.
-- A word that was in use only until a day is of old times on and after it. Roads and sites come with the words only.
SELECT 'division' AS kind, division.name AS said, 'own' AS origin, division.code, division.level, division.name,
       '' AS stands_for, ST_X(division.label_place) AS lng, ST_Y(division.label_place) AS lat, true AS over
FROM divisions division
WHERE division.name = ANY(CAST(:words AS text[]))
UNION ALL
SELECT name.kind, name.name, name.origin, division.code, division.level, division.name,
       name.stands_for, ST_X(division.label_place), ST_Y(division.label_place),
       name.valid_to IS NULL OR name.valid_to <= coalesce(CAST(:day AS date), CURRENT_DATE)
FROM address_names name
JOIN divisions division ON division.code = name.code
WHERE name.name = ANY(CAST(:words AS text[])) AND (name.kind <> 'division' OR name.origin <> 'own')
UNION ALL
SELECT name.kind, name.sound, 'sound', division.code, division.level, division.name,
       '', ST_X(division.label_place), ST_Y(division.label_place), true
FROM address_names name
JOIN divisions division ON division.code = name.code
WHERE name.sound = ANY(CAST(:sounds AS text[])) AND name.kind = 'division' AND name.origin = 'own'
ORDER BY code, said, origin
