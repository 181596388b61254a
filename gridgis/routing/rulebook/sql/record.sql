-- For each rule of a county that decided cases since a moment (empty code: the category list): how many cases its office
-- got by it, how many of these that office sent back, and of these how many went to another office next (upheld).
-- Sensitive cases stand in no figure. A lead assignment counts for the decision that stood when it was given, where that named just this office.
WITH given AS (
  SELECT county_code, case_number, seq, office_code, dispatched_at, ended_at,
         lead(office_code) OVER (PARTITION BY county_code, case_number ORDER BY seq) AS next_office
  FROM assignments
  WHERE county_code = :county AND part = 'lead' AND dispatched_at >= :since
)
SELECT stood.rule_code AS code,
       count(*) AS cases,
       count(*) FILTER (WHERE sent.back) AS returned,
       count(*) FILTER (WHERE sent.back AND given.next_office <> given.office_code) AS upheld
FROM given
JOIN LATERAL (
  SELECT decision.rule_code, decision.office_code FROM decisions decision
  WHERE decision.county_code = given.county_code AND decision.case_number = given.case_number
    AND decision.at <= given.dispatched_at
  ORDER BY decision.seq DESC LIMIT 1
) stood ON stood.office_code = given.office_code
CROSS JOIN LATERAL (
  SELECT EXISTS (SELECT FROM case_events event
                 WHERE event.county_code = given.county_code AND event.case_number = given.case_number
                   AND event.move IN ('return', 'return_late') AND event.at = given.ended_at) AS back
) sent
WHERE NOT EXISTS (SELECT FROM cases sealed
                  WHERE sealed.county_code = given.county_code AND sealed.number = given.case_number AND sealed.sensitive)
GROUP BY stood.rule_code
ORDER BY stood.rule_code
