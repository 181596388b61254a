-- Accounts of those who look after a grid on a day and may be asked to go there, in the order in which they are: workers
-- before the chief, those of whom less is asked first. Whoever is away is left out; who stands in for them is asked.
WITH holding AS (
  SELECT post.role_code, post.person_id, post.account_id, away.person_id IS NOT NULL AS is_away, away.substitute_id
  FROM posts post
  LEFT JOIN leaves away
    ON away.person_id = post.person_id AND away.period @> CAST(:day AS date) AND away.cancelled_at IS NULL
  WHERE post.grid_code = :grid AND post.period @> CAST(:day AS date)
    AND post.role_code IN ('grid_worker', 'grid_chief')
), serving AS (
  SELECT role_code, person_id, account_id FROM holding WHERE NOT is_away
  UNION ALL
  SELECT role_code, substitute_id, NULL FROM holding
  WHERE is_away AND NOT EXISTS (
    SELECT FROM leaves gone
    WHERE gone.person_id = holding.substitute_id AND gone.period @> CAST(:day AS date) AND gone.cancelled_at IS NULL
  )
), asked AS (
  SELECT role_code, account_id AS id FROM serving WHERE account_id IS NOT NULL
  UNION ALL
  SELECT serving.role_code, own.id FROM serving JOIN accounts own ON own.person_id = serving.person_id
)
SELECT account.id, account.username, account.display_name
FROM asked JOIN accounts account ON account.id = asked.id AND account.active
GROUP BY account.id
ORDER BY bool_and(asked.role_code = 'grid_chief'), (SELECT count(*) FROM cases WHERE asked_id = account.id), account.id
