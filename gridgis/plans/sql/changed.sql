-- The grids that the standing edits of plans leave otherwise than the net had them. `told`: new, gone, or other in more than
-- their border; else both borders, in which a neighbour may only have put a vertex.
WITH first AS (
    SELECT DISTINCT ON (edit.plan_id, kept.key) edit.plan_id, kept.key AS code, jsonb_strip_nulls(kept.value) AS draft
    FROM plan_edits edit, jsonb_each(edit.before) kept
    WHERE edit.plan_id = ANY(:plans) AND NOT edit.undone AND kept.value ->> 'base_version' IS NOT NULL
    ORDER BY edit.plan_id, kept.key, edit.seq
), last AS (
    SELECT DISTINCT ON (edit.plan_id, kept.key) edit.plan_id, kept.key AS code,
        NULLIF(jsonb_strip_nulls(kept.value), 'null') AS draft
    FROM plan_edits edit, jsonb_each(edit.after) kept
    WHERE edit.plan_id = ANY(:plans) AND NOT edit.undone
    ORDER BY edit.plan_id, kept.key, edit.seq DESC
), pair AS (
    SELECT plan_id, coalesce(last.draft, first.draft) ->> 'village_code' AS village, code, last.draft ->> 'boundary' AS now, first.draft ->> 'boundary' AS was,
        first.draft IS NULL OR last.draft IS NULL OR first.draft - 'boundary' <> last.draft - 'boundary' AS told
    FROM last LEFT JOIN first USING (plan_id, code)
    WHERE first.draft IS NOT NULL OR last.draft IS NOT NULL
)
SELECT plan_id, village, code, told, CASE WHEN NOT told THEN decode(was, 'hex') END, CASE WHEN NOT told THEN decode(now, 'hex') END
FROM pair WHERE told OR was <> now
