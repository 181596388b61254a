-- The grids that a plan's standing edits have left behind, each as the last edit has it: null where it is taken away.
-- `villages` null: all; else grids of those villages, and every grid of the layers that lie over them.
SELECT code, draft FROM (
    SELECT DISTINCT ON (code) code, new.value AS draft, coalesce(NULLIF(new.value, 'null'), old.value) AS known
    FROM plan_edits edit,
        LATERAL (SELECT key AS code, value FROM jsonb_each(edit.after)) new
        LEFT JOIN LATERAL (SELECT key AS code, value FROM jsonb_each(edit.before)) old USING (code)
    WHERE edit.plan_id = :plan AND NOT edit.undone
    ORDER BY code, edit.seq DESC
) last
WHERE CAST(:villages AS text[]) IS NULL OR known ->> 'village_code' = ANY(:villages)
  OR known ->> 'layer' IN (SELECT code FROM layers WHERE cover <> 'whole')
