-- The village of each grid that a plan's standing edits have touched, those taken away included.
SELECT DISTINCT kept.key AS code, kept.value ->> 'village_code' AS village_code
FROM plan_edits edit,
    LATERAL (SELECT * FROM jsonb_each(edit.before) UNION ALL SELECT * FROM jsonb_each(edit.after)) kept
WHERE edit.plan_id = :plan AND NOT edit.undone AND jsonb_typeof(kept.value) = 'object'
