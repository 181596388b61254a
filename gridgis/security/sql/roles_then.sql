-- Roles that were changed on screen since a moment, as they were before: by code, what their first change since then
-- found; NULL for one that was not there yet.
SELECT DISTINCT ON (code) code, before
FROM (
  SELECT change.id, changed -> 'before' AS before,
    coalesce(changed -> 'after' ->> 'code', changed -> 'before' ->> 'code') AS code
  FROM setting_changes change
  CROSS JOIN LATERAL jsonb_array_elements(change.rows) changed
  WHERE change.at >= :since AND changed ->> 'table' = 'roles'
) told
ORDER BY code, id
