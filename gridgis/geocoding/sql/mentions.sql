-- For each text (n): the divisions whose name occurs in it, in code order.
SELECT asked.n, division.code, division.level, division.name
FROM unnest(CAST(:n AS int[]), CAST(:text AS text[])) AS asked(n, text)
JOIN divisions division ON strpos(asked.text, division.name) > 0
ORDER BY asked.n, division.code
