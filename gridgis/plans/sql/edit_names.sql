-- The grids that each edit of a plan touched, with their names before and after: null where there is no such grid then.
-- Those that the edit names come first, then those it made, took away or renamed, then neighbours it only redrew; of
-- each edit the first `most`. `about` is how many it is about in all, without the neighbours.
WITH grids AS (
    SELECT edit.seq, kept.key AS code, kept.was, kept.name, array_position(named.codes, kept.key) AS named,
        kept.was IS NOT DISTINCT FROM kept.name AND array_position(named.codes, kept.key) IS NULL AS redrawn
    FROM plan_edits edit,
        LATERAL (
            SELECT key, old.value ->> 'name' AS was, new.value ->> 'name' AS name
            FROM jsonb_each(edit.before) old FULL JOIN jsonb_each(edit.after) new USING (key)
        ) kept,
        LATERAL (
            SELECT ARRAY[edit.facts ->> 'code', edit.facts ->> 'source', edit.facts ->> 'target'] || ARRAY(
                SELECT jsonb_array_elements_text(
                    CASE jsonb_typeof(edit.facts -> 'codes') WHEN 'array' THEN edit.facts -> 'codes' ELSE '[]' END
                )
            ) AS codes
        ) named
    WHERE edit.plan_id = :plan
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY seq ORDER BY named, redrawn, code) AS rank,
        count(*) FILTER (WHERE NOT redrawn) OVER (PARTITION BY seq) AS about
    FROM grids
)
SELECT seq, code, was, name, redrawn, about FROM ranked WHERE rank <= :most ORDER BY seq, rank
