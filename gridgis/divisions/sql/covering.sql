-- For each asked point (n): the narrowest division that covers it (the lowest code where several of a level do) with its
-- town and county. Outlines of two levels may differ by a hair; the codes answered are always of one family.
SELECT asked.n, family.level, family.code
FROM unnest(CAST(:n AS int[]), CAST(:lng AS float8[]), CAST(:lat AS float8[])) AS asked(n, lng, lat)
CROSS JOIN LATERAL (
  SELECT division.code, division.parent_code
  FROM divisions division
  WHERE division.level IN ('county', 'town', 'village')
    AND ST_Covers(division.boundary, ST_SetSRID(ST_MakePoint(asked.lng, asked.lat), 4490))
  ORDER BY array_position(ARRAY['village', 'town', 'county'], division.level), division.code
  LIMIT 1
) narrowest
LEFT JOIN divisions parent ON parent.code = narrowest.parent_code
JOIN divisions family
  ON family.code IN (narrowest.code, narrowest.parent_code, parent.parent_code)
 AND family.level IN ('county', 'town', 'village')
