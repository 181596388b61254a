-- What versions of some grids began or ended, by day. `told`: new, gone, or other in more than their border; else both
-- borders, in which a neighbour may only have put a vertex. The plan of a grid that only ended is that of its lineage.
WITH own AS (SELECT * FROM grid_versions WHERE grid_code = ANY(:codes)),
pair AS (
    SELECT coalesce(new.valid_from, old.valid_to) AS day, coalesce(new.grid_code, old.grid_code) AS code, new.plan_id,
        new.grid_code IS NULL AS gone, old.boundary AS was, new.boundary AS now,
        new.grid_code IS NULL OR old.grid_code IS NULL
            OR (new.name, new.households) IS DISTINCT FROM (old.name, old.households) AS told
    FROM own new FULL JOIN (SELECT * FROM own WHERE valid_to IS NOT NULL) old
        ON old.grid_code = new.grid_code AND old.valid_to = new.valid_from
)
SELECT pair.day, coalesce(pair.plan_id, link.plan_id) AS plan_id, pair.code, pair.told,
    CASE WHEN NOT pair.told THEN ST_AsBinary(pair.was) END AS was,
    CASE WHEN NOT pair.told THEN ST_AsBinary(pair.now) END AS now
FROM pair LEFT JOIN LATERAL (
    SELECT link.plan_id FROM grid_lineage link
    WHERE pair.gone AND link.parent_code = pair.code AND link.on_day = pair.day LIMIT 1
) link ON true
