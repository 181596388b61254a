-- Open cases in an area whose grid is another by the versions that stand last, with the old and the new grid. A grid that
-- a person chose for a case stays while it is in force.
SELECT cases.county_code, cases.number, cases.current_grid_code, fresh.grid_code
FROM cases
LEFT JOIN LATERAL (
  SELECT version.grid_code FROM grid_versions version JOIN layers layer ON layer.code = version.layer AND layer.precedence IS NOT NULL
  WHERE ST_Covers(version.boundary, cases.place) AND version.valid_to IS NULL
  ORDER BY layer.precedence, version.grid_code LIMIT 1
) fresh ON true
LEFT JOIN LATERAL (
  SELECT decision.chosen_grid AS grid_code FROM decisions decision
  WHERE decision.county_code = cases.county_code AND decision.case_number = cases.number
  ORDER BY decision.seq DESC LIMIT 1
) chosen ON true
WHERE cases.state = ANY(:open)
  AND ST_Covers(ST_SetSRID(CAST(:area AS geometry), 4490), cases.place)
  AND cases.current_grid_code IS DISTINCT FROM fresh.grid_code
  AND NOT EXISTS (
    SELECT FROM grid_versions version
    WHERE version.grid_code = chosen.grid_code AND version.grid_code = cases.current_grid_code
      AND version.valid_to IS NULL)
ORDER BY cases.number
