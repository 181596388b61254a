-- The grids that a plan's standing edits have touched, each as it stood in the net before the first of them.
SELECT DISTINCT ON (kept.key) kept.key AS code, kept.value AS draft
FROM plan_edits edit, jsonb_each(edit.before) kept
WHERE edit.plan_id = :plan AND NOT edit.undone AND kept.value ->> 'base_version' IS NOT NULL
ORDER BY kept.key, edit.seq
