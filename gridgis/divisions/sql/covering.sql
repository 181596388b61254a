-- For each asked point (n): the county, town and village that cover it; lowest code where they touch.
SELECT asked.n, division.level, min(division.code) AS code
FROM unnest(CAST(:n AS int[]), CAST(:lng AS float8[]), CAST(:lat AS float8[])) AS asked(n, lng, lat)
JOIN divisions division
  ON division.level IN ('county', 'town', 'village')
 AND ST_Covers(division.boundary, ST_SetSRID(ST_MakePoint(asked.lng, asked.lat), 4490))
GROUP BY asked.n, division.level
