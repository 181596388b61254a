-- Open cases in an area whose grid is another by the versions that stand last, with the old and the new grid.
SELECT cases.county_code, cases.number, cases.current_grid_code, fresh.grid_code
FROM cases
LEFT JOIN LATERAL (
  SELECT version.grid_code FROM grid_versions version
  WHERE ST_Covers(version.boundary, cases.place) AND version.valid_to IS NULL
  ORDER BY version.layer, version.grid_code LIMIT 1
) fresh ON true
WHERE cases.state = ANY(:open)
  AND ST_Covers(ST_SetSRID(CAST(:area AS geometry), 4490), cases.place)
  AND cases.current_grid_code IS DISTINCT FROM fresh.grid_code
ORDER BY cases.number
