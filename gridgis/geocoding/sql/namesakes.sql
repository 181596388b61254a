-- Of the asked roads or sites (n), each in a town: those that another town between two village codes has too. A site on a
-- road counts where the other one lies on such a road.
SELECT asked.n
FROM unnest(CAST(:n AS int[]), CAST(:road AS text[]), CAST(:site AS text[]), CAST(:town AS text[]), CAST(:low AS text[]),
            CAST(:high AS text[])) AS asked(n, road, site, town, low, high)
WHERE (asked.site = '' AND EXISTS (
  SELECT FROM std_addresses a
  WHERE a.road <> '' AND a.road = asked.road AND a.village_code BETWEEN asked.low AND asked.high
    AND a.town_code <> asked.town AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
)) OR EXISTS (
  SELECT FROM std_addresses a
  WHERE a.site <> '' AND a.site = asked.site AND asked.road IN ('', a.road)
    AND a.village_code BETWEEN asked.low AND asked.high
    AND a.town_code <> asked.town AND (a.valid_to IS NULL OR a.valid_to > coalesce(CAST(:day AS date), CURRENT_DATE))
)
