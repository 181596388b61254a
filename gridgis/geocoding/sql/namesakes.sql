-- Of the asked roads (n), each in a town: those that another town between two village codes has too.
SELECT asked.n
FROM unnest(CAST(:n AS int[]), CAST(:road AS text[]), CAST(:town AS text[]), CAST(:low AS text[]),
            CAST(:high AS text[])) AS asked(n, road, town, low, high)
WHERE EXISTS (
  SELECT FROM std_addresses a
  WHERE a.road <> '' AND a.road = asked.road AND a.village_code BETWEEN asked.low AND asked.high
    AND a.town_code <> asked.town AND (a.valid_to IS NULL OR a.valid_to > :day)
)
