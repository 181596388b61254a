-- Open cases that stand in a grid by an earlier net, with the grid of today and the plan that made it: those decided on by a
-- day before the decision's own, and those whose grid has ended. One without a place goes where its grid went, if that is one.
WITH RECURSIVE ended AS (
  SELECT cases.county_code, cases.number, cases.place, cases.current_grid_code
  FROM cases
  WHERE cases.state = ANY(:open) AND cases.current_grid_code IS NOT NULL AND NOT EXISTS (
    SELECT FROM grid_versions version
    WHERE version.grid_code = cases.current_grid_code AND version.valid_to IS NULL)
), line AS (
  SELECT DISTINCT current_grid_code AS root, current_grid_code AS code, (
    SELECT max(version.valid_to) - 1 FROM grid_versions version WHERE version.grid_code = current_grid_code) AS since
  FROM ended WHERE place IS NULL
  UNION
  SELECT line.root, link.child_code, link.on_day
  FROM line JOIN grid_lineage link ON link.parent_code = line.code AND link.child_code <> ''
    AND link.on_day > line.since
), heirs AS (
  SELECT line.root, min(version.grid_code) AS grid_code, min(version.plan_id) AS plan_id
  FROM line JOIN grid_versions version ON version.grid_code = line.code AND version.valid_to IS NULL
  GROUP BY line.root HAVING count(DISTINCT version.grid_code) = 1
), asked AS (
  SELECT county_code, number, place, current_grid_code FROM ended
  UNION
  SELECT cases.county_code, cases.number, cases.place, cases.current_grid_code
  FROM cases CROSS JOIN LATERAL (
    SELECT decision.at, decision.day, decision.chosen_grid FROM decisions decision
    WHERE decision.county_code = cases.county_code AND decision.case_number = cases.number
    ORDER BY decision.seq DESC LIMIT 1
  ) latest
  WHERE cases.state = ANY(:open) AND cases.place IS NOT NULL AND latest.chosen_grid IS NULL
    AND latest.day < CAST(latest.at AT TIME ZONE :zone AS date)
)
SELECT asked.county_code, asked.number, asked.current_grid_code, fresh.grid_code, plan.id, plan.title
FROM asked
LEFT JOIN LATERAL (
  (SELECT version.grid_code, version.plan_id FROM grid_versions version JOIN layers layer ON layer.code = version.layer AND layer.precedence IS NOT NULL
   WHERE ST_Covers(version.boundary, asked.place) AND version.valid_to IS NULL
   ORDER BY layer.precedence, version.grid_code LIMIT 1)
  UNION ALL
  SELECT heirs.grid_code, heirs.plan_id FROM heirs WHERE asked.place IS NULL AND heirs.root = asked.current_grid_code
) fresh ON true
LEFT JOIN LATERAL (
  SELECT plans.id, plans.title FROM plans
  WHERE plans.id = coalesce(fresh.plan_id, (
    SELECT max(link.plan_id) FROM grid_lineage link WHERE link.parent_code = asked.current_grid_code))
) plan ON true
WHERE asked.current_grid_code IS DISTINCT FROM fresh.grid_code
  AND (fresh.grid_code IS NOT NULL OR NOT EXISTS (
    SELECT FROM grid_versions version
    WHERE version.grid_code = asked.current_grid_code AND version.valid_to IS NULL))
ORDER BY plan.id, asked.number
