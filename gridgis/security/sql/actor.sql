-- An account in use with all it holds, a row a grant, in a fixed order: one row without a grant where it holds none,
-- no row where the token has ended or nobody is called so. Either `token` or `username` is NULL.
-- With it come the versions of what is held in the process.
SELECT a.id, a.username, a.display_name, a.title, a.person_id, g.level, g.place_code, r.code AS role_code, r.verbs,
    (SELECT jsonb_object_agg(name, version) FROM reference_versions) AS reference_versions
FROM accounts a
LEFT JOIN grants g ON g.account_id = a.id
LEFT JOIN roles r ON r.code = g.role_code
WHERE a.active AND (
    a.username = :username
    OR a.id = (SELECT s.account_id FROM sign_ins s WHERE s.token_hash = :token AND s.expires_at > :at)
)
ORDER BY g.id
