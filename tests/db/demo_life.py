"""What the demo's cases have of the whole life: asked of the rows as the product's own moves would leave them."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.grids import queries as grids
from gridgis.plans.drafts import in_force
from gridgis.plans.weighing import weigh_grids
from gridgis.security.queries import actor_by_name

NEVER = {
    "a report hangs on no other case than its own, and a case counts those merged into it": """
        SELECT count(*) FROM cases c WHERE state <> 'merged' AND report_count <> (SELECT count(*) FROM reports r
            JOIN cases o ON o.number = r.case_number WHERE o.number = c.number OR o.merged_into = c.number)""",
    "what is merged lies in a case of the same matter": """
        SELECT count(*) FROM cases c LEFT JOIN cases m ON m.number = c.merged_into WHERE c.state = 'merged'
            AND (m.number IS NULL OR m.category_code <> c.category_code OR m.state = 'merged' OR m.sensitive)""",
    "everybody of a source that is answered is told whenever a case is closed": """
        SELECT count(*) FROM case_events e JOIN cases c ON c.number = e.case_number
            JOIN cases o ON o.number = c.number OR o.merged_into = c.number
            JOIN reports r ON r.case_number = o.number AND r.source <> 'grid_worker'
            LEFT JOIN case_replies y ON y.report_id = r.id AND y.seq = e.seq
            WHERE e.move IN ('close', 'reject', 'confirm_reject') AND (o.closed_at <= e.at OR o.number = c.number)
            AND y.seq IS NULL""",
    "who can't be reached is told on no telephone": """
        SELECT count(*) FROM case_replies y LEFT JOIN reporters p USING (county_code, report_id)
            WHERE y.way IN ('phone', 'visit') AND coalesce(p.phone, '') = ''""",
    "a look stands with its event": """
        SELECT count(*) FROM case_checks k LEFT JOIN case_events e USING (county_code, case_number, seq)
            WHERE e.move IS DISTINCT FROM k.move OR e.at <> k.at OR e.actor_id IS DISTINCT FROM k.account_id""",
    "every result is checked, but those of which no sample was drawn": """
        SELECT count(*) FROM case_events e WHERE move = 'spare_check' AND NOT EXISTS (SELECT FROM case_checks k
            WHERE k.case_number = e.case_number AND NOT k.sampled)""",
    "nobody checks what they have settled": """
        SELECT count(*) FROM case_checks k JOIN case_checks s USING (case_number)
            WHERE k.kind = 'check' AND s.kind IN ('first', 'self') AND k.account_id = s.account_id""",
    "a newcomer's self-handling is all checked": """
        SELECT count(*) FROM case_checks k JOIN accounts a ON a.id = k.account_id JOIN (SELECT person_id,
            min(valid_from) AS began FROM posts WHERE level = 'grid' GROUP BY 1) p ON p.person_id = a.person_id
            WHERE k.kind = 'self' AND NOT k.sampled AND (k.at AT TIME ZONE 'Asia/Shanghai')::date < p.began + 29""",
    "a first response is open where somebody is asked until then": """
        SELECT count(*) FROM cases c WHERE (first_due_at IS NOT NULL) <> EXISTS (SELECT FROM assignments a
            WHERE a.case_number = c.number AND part = 'first' AND ended_at IS NULL AND account_id = c.asked_id)""",
    "what the grid does not pass on it has not passed on late": """
        SELECT count(*) FROM case_events e JOIN assignments a ON a.case_number = e.case_number AND part = 'first'
            WHERE e.move = 'settle' AND e.at > a.handle_due_at""",
    "no office signs for what the grid looks at, unless it is urgent": """
        SELECT count(*) FROM assignments a JOIN assignments f USING (case_number) JOIN cases c ON c.number = case_number
            WHERE a.part = 'lead' AND f.part = 'first' AND urgency IN ('P3', 'P4') AND a.signed_at < f.ended_at""",
    "a consultation is open where views are asked for": """
        SELECT count(*) FROM cases c WHERE consulting IS NOT NULL AND NOT EXISTS (SELECT FROM case_views v
            WHERE v.case_number = c.number AND v.seq = c.consulting)""",
    "what the offices act on together was planned": """
        SELECT count(*) FROM cases c WHERE joint_at IS NOT NULL AND NOT EXISTS (SELECT FROM case_events e
            WHERE e.case_number = c.number AND move = 'plan_joint')""",
    "who is called by a whistle reads the case, and one of them leads or the county has still to name who does": """
        SELECT count(*) FROM whistle_calls w JOIN cases c ON c.number = w.case_number
            WHERE NOT w.office_code = ANY (c.taking_part) OR NOT 'whistle' = ANY (c.flags)
            OR CASE WHEN c.office_code IS NULL
                THEN c.coordination IS DISTINCT FROM 'county' OR c.state <> 'coordinating'
                ELSE NOT EXISTS (SELECT FROM whistle_calls l WHERE l.case_number = c.number
                    AND l.office_code = c.office_code) END""",
    "a department does one step after the other, and is rated last": """
        SELECT count(*) FROM whistle_calls WHERE signed_at < called_at OR contacted_at < signed_at
            OR arrived_at < contacted_at OR rated_at < arrived_at OR (arrived_at IS NULL AND rated_at < spot_due_at)
            OR (contacted_at IS NOT NULL AND signed_at IS NULL) OR (arrived_at IS NOT NULL AND contacted_at IS NULL)""",
    "a hard whistle was asked for by one head and confirmed by another": """
        SELECT count(*) FROM whistle_calls w LEFT JOIN case_requests r ON r.case_number = w.case_number
            AND r.kind = 'ask_whistle' AND r.outcome = 'granted'
            WHERE w.hard <> (r.case_number IS NOT NULL) OR r.asked_name = r.decided_name""",
    "what the grid leads it was handed by the task list of its day, and nobody of it checked": """
        SELECT count(*) FROM assignments a LEFT JOIN case_events e ON e.case_number = a.case_number
            AND e.move = 'hand_to_grid' AND e.at = a.dispatched_at LEFT JOIN cases c ON c.number = a.case_number
            WHERE a.part = 'lead' AND a.office_code IS NULL AND (e.seq IS NULL OR c.grid_code <> a.grid_code
            OR NOT EXISTS (SELECT FROM task_lists t, jsonb_array_elements(t.items) i WHERE t.county_code = a.county_code
                AND t.first_day <= (e.at AT TIME ZONE 'Asia/Shanghai')::date AND i -> 'categories' ? c.category_code
                AND (i ->> 'code') || ' ' || (i ->> 'name') = e.facts ->> 'item')
            OR EXISTS (SELECT FROM case_checks k JOIN case_checks f USING (case_number) WHERE k.case_number = c.number
                AND k.kind = 'check' AND f.kind = 'handed' AND k.account_id = f.account_id))""",
    "two slips of a level never wait": """
        SELECT count(*) FROM (SELECT FROM supervision_slips WHERE state IN ('proposed', 'issued', 'answered')
            GROUP BY case_number, level HAVING count(*) > 1) s""",
    "who judged was called by nobody who closed the case": """
        SELECT count(*) FROM case_events e JOIN case_events c USING (case_number)
            WHERE e.move = 'evaluate' AND c.move = 'close' AND e.actor_name = c.actor_name""",
    "after a redo comes the final answer, and nothing more": """
        SELECT count(*) FROM (SELECT FROM case_events WHERE move = 'reopen' GROUP BY case_number
            HAVING count(*) > 1) twice""",
}
SOME = {
    "settled by the grid": "case_events WHERE move = 'settle'",
    "passed on": "case_events WHERE move = 'pass_on' AND actor_id IS NOT NULL",
    "passed on by the clock": "case_events WHERE move = 'pass_on' AND facts ->> 'reason' = 'not_in_time'",
    "self-handled and checked": "case_checks WHERE kind = 'self' AND sampled",
    "verified": "case_checks WHERE kind = 'verify'",
    "evaluated by call": "case_events WHERE move = 'evaluate' AND facts ? 'called_at'",
    "done again": "case_events WHERE move = 'reopen'",
    "objections refused": "case_events WHERE move IN ('refuse_objection', 'final_answer')",
    "rejections of a second person": "case_requests WHERE kind = 'propose_reject' AND outcome = 'granted'",
    "merged": "case_events WHERE move = 'take_in'",
    "escalated": "cases WHERE escalated_level IS NOT NULL",
    "urged": "case_events WHERE move = 'urge'",
    "asked for their view": "case_views WHERE stance = 'help'",
    "assisted": "case_requests WHERE kind = 'request_assist' AND outcome = 'granted'",
    "contacts granted": "case_requests WHERE kind = 'ask_contact' AND outcome = 'granted'",
    "reporters known": "reporters WHERE name <> ''",
    "answers kept for the anonymous": "case_replies WHERE way = 'kept' AND given_at IS NULL",
    "handed to the grid and done there": "case_checks WHERE kind = 'handed'",
    "departments that came late": "whistle_calls WHERE arrived_at > spot_due_at",
    "departments that never came": "whistle_calls WHERE arrived_at IS NULL AND score IS NOT NULL",
    "whistles that run": "whistle_calls WHERE score IS NULL",
    "hard whistles refused": "case_requests WHERE kind = 'ask_whistle' AND outcome = 'refused'",
    "slips to accounts": "supervision_slips WHERE to_account IS NOT NULL",
    "what waits for the worker": "cases WHERE asked_id = (SELECT id FROM accounts WHERE username = 'worker.nanhu')",
    "what waits for a decision": "case_requests WHERE outcome IS NULL",
}
WORKED = """
    SELECT avg((signed_at <= sign_due_at)::int) FILTER (WHERE signed_at IS NOT NULL),
        (SELECT avg((outcome = 'refused')::int) FROM case_requests WHERE kind = 'return' AND outcome IS NOT NULL)
    FROM assignments WHERE part = 'lead'
"""


def hold(session: Session, county: str, at: datetime) -> None:
    """Hold the rows against what never is, what there is some of, and believable rates."""
    for said, statement in NEVER.items():
        assert session.scalar(text(statement)) == 0, said
    for said, rows in SOME.items():
        assert session.scalar(text(f"SELECT count(*) FROM {rows}")), said
    ((signed, refused),) = session.execute(text(WORKED))
    assert 0.85 < signed < 0.96
    assert 0.2 < refused < 0.38
    _hold_stock(session, county, at)


def hold_photos(session: Session, hung: int) -> None:
    """Hold what whoever looked into the newest cases showed against the photos that are kept."""
    kept = "SELECT count(*), count(m.sha256) FROM case_checks k CROSS JOIN unnest(k.photos) AS one LEFT JOIN media m"
    assert session.execute(text(f"{kept} ON m.sha256 = one AND m.account_id = k.account_id")).one() == (hung, hung)
    assert 8 < hung < 200


def _hold_stock(session: Session, county: str, at: datetime) -> None:
    """Nine grids of ten have between 0.7 and 1.4 times as much work as their staff has hours; nothing is missing."""
    actor = actor_by_name(session, "planner.nanhu", at)
    assert actor is not None
    net = in_force(session, at.date(), grids.below(county))
    weighed = weigh_grids(session, actor, net, net, list(net), target=400, day=at.date(), at=at)
    loads = [one.after for one in weighed if one.after is not None]
    assert {name for one in loads for name in one.missing} == set()
    fair = [one for one in loads if one.index is not None and 0.7 <= one.index <= 1.4]
    assert len(fair) >= 0.9 * len(loads), sorted(one.index or 0 for one in loads)[:: max(1, len(loads) // 20)]
