-- Links cases (:numbers) to the last one of the same category that was closed within :within_m metres of
-- their place more than 7 and at most 90 days before they came in. Neither is sensitive. Answers the numbers linked.
INSERT INTO recurrences (county_code, number, earlier, days)
SELECT came.county_code, came.number, before.number, floor(extract(epoch FROM came.submitted_at - before.closed_at) / 86400)
FROM cases AS came
CROSS JOIN LATERAL (
  SELECT old.number, old.closed_at
  FROM cases AS old
  WHERE old.state IN ('closed', 'evaluated', 'archived')
    AND old.place && ST_Expand(came.place, :within_m * 1.01 / 111195 / greatest(cos(radians(ST_Y(came.place))), 0.01),
      :within_m * 1.01 / 111195)
    AND old.closed_at >= came.submitted_at - interval '90 days' AND old.closed_at < came.submitted_at - interval '7 days'
    AND old.county_code = came.county_code AND old.category_code = came.category_code AND NOT old.sensitive
    AND ST_Distance(geography(old.place), geography(came.place)) <= :within_m
  ORDER BY old.closed_at DESC, old.number DESC
  LIMIT 1
) AS before
WHERE came.number = ANY (CAST(:numbers AS text[]))
  AND NOT came.sensitive AND came.place IS NOT NULL
ON CONFLICT (county_code, number) DO UPDATE SET earlier = EXCLUDED.earlier, days = EXCLUDED.days
RETURNING number
