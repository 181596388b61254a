-- For each asked rest of an address (n) below any of its codes (none: anywhere): standard addresses with that very key,
-- and the ten most similar ones: always when alternatives are wanted, else only where there is no such key.
SELECT asked.n, hit.id, hit.text, hit.kind, hit.key, ST_X(hit.place) AS lng, ST_Y(hit.place) AS lat,
       hit.village_code, hit.town_code, hit.county_code, hit.similarity
FROM (SELECT n, rest, string_to_array(codes, ',') AS codes
      FROM unnest(CAST(:n AS int[]), CAST(:rest AS text[]), CAST(:codes AS text[])) AS given(n, rest, codes)) asked
CROSS JOIN LATERAL (
  (SELECT address.*, 1.0 AS similarity FROM std_addresses address
   WHERE address.key = asked.rest
     AND (cardinality(asked.codes) = 0 OR address.village_code = ANY(asked.codes)
          OR address.town_code = ANY(asked.codes) OR address.county_code = ANY(asked.codes))
   ORDER BY address.id LIMIT 10)
  UNION ALL
  (SELECT address.*, similarity(address.key, asked.rest) FROM std_addresses address
   WHERE address.key % asked.rest AND address.key <> asked.rest AND (:alternatives OR NOT EXISTS (
       SELECT FROM std_addresses exact
       WHERE exact.key = asked.rest
         AND (cardinality(asked.codes) = 0 OR exact.village_code = ANY(asked.codes)
              OR exact.town_code = ANY(asked.codes) OR exact.county_code = ANY(asked.codes))))
     AND (cardinality(asked.codes) = 0 OR address.village_code = ANY(asked.codes)
          OR address.town_code = ANY(asked.codes) OR address.county_code = ANY(asked.codes))
   ORDER BY similarity(address.key, asked.rest) DESC, address.id LIMIT 10)
) hit
ORDER BY asked.n, hit.similarity DESC, hit.id
