-- For each rule of a county that decided cases since a moment (empty code: the category list): how many cases its office
-- got by it, of how many of these that office asked for a return, and how many of those were upheld. Before returns were
-- asked for, an office sent a case back by itself: that was upheld where the case went to another office next.
-- Sensitive cases stand in no figure. A lead assignment counts for the decision that stood when it was given, where that named just this office.
WITH given AS (
  SELECT county_code, case_number, seq, office_code, dispatched_at, ended_at,
         lead(office_code) OVER (PARTITION BY county_code, case_number ORDER BY seq) AS next_office
  FROM assignments
  WHERE county_code = :county AND part = 'lead' AND dispatched_at >= :since
)
SELECT stood.rule_code AS code,
       count(*) AS cases,
       count(*) FILTER (WHERE sent.asked) AS returned,
       count(*) FILTER (WHERE sent.upheld OR sent.back AND given.next_office <> given.office_code) AS upheld
FROM given
JOIN LATERAL (
  SELECT decision.rule_code, decision.office_code FROM decisions decision
  WHERE decision.county_code = given.county_code AND decision.case_number = given.case_number
    AND decision.at <= given.dispatched_at
  ORDER BY decision.seq DESC LIMIT 1
) stood ON stood.office_code = given.office_code
CROSS JOIN LATERAL (
  SELECT count(request.seq) > 0 OR old.back AS asked, coalesce(bool_or(request.outcome = 'granted'), false) AS upheld, old.back
  FROM (SELECT EXISTS (SELECT FROM case_events event
                       WHERE event.county_code = given.county_code AND event.case_number = given.case_number
                         AND event.move IN ('return', 'return_late') AND event.target = 'registered'
                         AND event.at = given.ended_at)) old (back)
  LEFT JOIN case_requests request
    ON request.county_code = given.county_code AND request.case_number = given.case_number
   AND request.office_code = given.office_code AND request.kind IN ('return', 'return_late')
   AND request.asked_at >= given.dispatched_at AND request.asked_at <= coalesce(given.ended_at, 'infinity')
  GROUP BY old.back
) sent
WHERE NOT EXISTS (SELECT FROM cases sealed
                  WHERE sealed.county_code = given.county_code AND sealed.number = given.case_number AND sealed.sensitive)
GROUP BY stood.rule_code
ORDER BY stood.rule_code
