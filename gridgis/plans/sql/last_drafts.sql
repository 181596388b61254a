-- The grids that a plan's standing edits have left behind, each as the last edit has it: null where it is taken away.
-- `villages` null: all; else village grids of those villages, and every exclusive grid.
SELECT DISTINCT ON (kept.key) kept.key AS code, kept.value AS draft
FROM plan_edits edit, jsonb_each(edit.after) kept
WHERE edit.plan_id = :plan AND NOT edit.undone
  AND (CAST(:villages AS text[]) IS NULL OR left(kept.key, 12) = ANY(:villages) OR substr(kept.key, 13) > '800')
ORDER BY kept.key, edit.seq DESC
