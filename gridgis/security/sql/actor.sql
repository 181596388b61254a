-- An account in use with all it holds on a day, a row a post, in a fixed order: one row without a role where it holds
-- nothing, no row where the token has ended, nobody is called so, or the service of its person is over. Either `token`
-- or `username` is NULL. Whoever serves a grid or a village reports anywhere in its county, and whoever stands in for
-- somebody on leave holds what that one holds in their grids.
-- With it come the versions of what is held in the process.
SELECT a.id, a.username, a.display_name, a.title, a.person_id, h.level, h.place_code, r.code AS role_code, r.verbs,
    r.appoints, r.platform, (
      SELECT jsonb_object_agg(
        name, coalesce(CAST(nullif(current_setting('gridgis.version_' || name, true), '') AS bigint), version))
      FROM reference_versions
    ) AS reference_versions
FROM accounts a
LEFT JOIN people person ON person.id = a.person_id
LEFT JOIN LATERAL (
  SELECT 0 AS rank, id, role_code, level, place_code FROM posts
  WHERE account_id = a.id AND period @> CAST(:day AS date)
  UNION ALL
  SELECT DISTINCT 2, 0, 'reporter', 'county', served.county_code FROM posts
  CROSS JOIN LATERAL (
    SELECT county_code FROM grids WHERE code = grid_code
    UNION ALL
    SELECT town.parent_code FROM divisions village JOIN divisions town ON town.code = village.parent_code
    WHERE village.code = division_code AND village.level = 'village'
  ) served
  WHERE person_id = a.person_id AND period @> CAST(:day AS date)
  UNION ALL
  SELECT 1, id, role_code, level, place_code FROM posts
  WHERE person_id = a.person_id AND period @> CAST(:day AS date)
  UNION ALL
  SELECT 1, theirs.id, theirs.role_code, theirs.level, theirs.place_code FROM leaves away
  JOIN posts theirs ON theirs.person_id = away.person_id
  WHERE away.substitute_id = a.person_id AND away.period @> CAST(:day AS date) AND away.cancelled_at IS NULL
    AND theirs.level = 'grid' AND theirs.period @> CAST(:day AS date) AND NOT EXISTS (
      SELECT FROM leaves gone
      WHERE gone.person_id = a.person_id AND gone.period @> CAST(:day AS date) AND gone.cancelled_at IS NULL
    )
) h ON true
LEFT JOIN roles r ON r.code = h.role_code
WHERE a.active AND (person.id IS NULL OR person.service @> CAST(:day AS date)) AND (
    a.username = :username
    OR a.id = (SELECT s.account_id FROM sign_ins s WHERE s.token_hash = :token AND s.expires_at > :at)
)
ORDER BY h.rank, h.id
