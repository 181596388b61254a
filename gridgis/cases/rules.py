"""The states of a case, its clocks and flags, and what may be asked for in it; its moves stand in `life`."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import WithJsonSchema

from gridgis.core.vocabulary import OneOf
from gridgis.core.wording import Phrase, catalogue

OPEN = (
    "submitted",
    "verifying",
    "needs_info",
    "registered",
    "coordinating",
    "dispatched",
    "handling",
    "suspended",
    "result_filed",
    "rework",
    "checked",
)
ENDED = ("closed", "evaluated", "archived", "rejected", "merged", "withdrawn")
STATES = OPEN + ENDED
CLOSED = ("closed", "evaluated", "archived")
"""Ended with a result."""

UNGIVEN = ("submitted", "verifying", "needs_info", "registered")
"""States before anybody got the case or was to name who gets it."""

LEFT_OUT = ("rejected", "merged", "withdrawn")
"""States whose cases no rate counts."""

AWAITS_CHECK = "result_filed"
"""The state in which a result waits for its check."""

HELD = ("dispatched", "handling", "suspended", "rework")
"""States in which an office works on a case, so that another one can be given it."""

PLACE_DOUBT = ("unlocated", "datum_suspected", "no_grid", "outside_grids", "address_uncertain", "near_border")
"""Flags of a place that a person should look at, the gravest first."""

ROUTED = (*PLACE_DOUBT, "sensitive", "emergency", "staff_involved", "major", "reroute")
"""Flags that routing sets, and sets anew when it decides again."""

FLAGS = (*ROUTED, "date_doubted", "alarmed", "whistle")

CLOCKS = ("over", "near", "ok", "susp", "closed")
"""How a case can stand against its limit, the most pressing first."""

State = Annotated[str, OneOf(STATES)]
Clock = Annotated[str, OneOf(CLOCKS)]
Flag = Annotated[str, WithJsonSchema({"type": "string", "enum": list(FLAGS)})]

PARTS = ("receiver", "office", "inspector", "named")
"""By what somebody stands on the need-to-know list of a sensitive case."""

STAGE_OF = {
    "submitted": "accept",
    "verifying": "verify",
    "registered": "dispatch",
    "coordinating": "coordinate",
    "dispatched": "handle",
    "handling": "handle",
    "result_filed": "check",
    "rework": "rework",
    "checked": "close",
}
"""Which clock runs in a state; states not named have none."""

HOPS = {
    "accept": ("submitted", "verifying"),
    "dispatch": ("registered", "coordinating"),
    "sign": ("dispatched",),
    "handle": ("handling", "rework"),
    "check": ("result_filed",),
    "close": ("checked",),
}
"""The hops of the life of a case with the states that it passes in each; each has the stage limit of its name.

In none of them are the states in which a case waits for others: for more facts, or suspended.
"""
Hop = Annotated[str, OneOf(tuple(HOPS))]


ENDS = {
    "return": {"uphold_return": "granted", "refuse_return": "refused"},
    "return_late": {"uphold_return": "granted", "refuse_return": "refused"},
    "request_extension": {"grant_extension": "granted", "refuse_extension": "refused"},
    "suspend": {"grant_suspension": "granted", "refuse_suspension": "refused"},
    "ask_contact": {"grant_contact": "granted", "refuse_contact": "refused"},
    "ask_unmark": {"grant_unmark": "granted", "refuse_unmark": "refused"},
    "propose_reject": {"confirm_reject": "granted", "decline_reject": "refused"},
    "object": {"reopen": "granted", "refuse_objection": "refused", "final_answer": "refused"},
    "request_assist": {"grant_assist": "granted", "refuse_assist": "refused"},
    "ask_whistle": {"confirm_whistle": "granted", "refuse_whistle": "refused"},
}
"""The moves by which somebody asks for a decision, each with those that decide it and what becomes of it."""
ASKING = tuple(ENDS)
OF_NO_OFFICE = ("ask_whistle",)
"""Those of the town itself, whichever office has the case."""
RETURNS = ("return", "return_late")
"""Those by which an office gives a case back."""
BY_ITSELF = {"take_back": "taken_back", "lapse": "lapsed"}
"""What becomes of any request by a move of its own."""
URGENT = ("P1", "P2")
"""Urgencies whose limits nobody extends (T16)."""
OUTCOMES = ("granted", "refused", "taken_back", "lapsed", "moot")
"""What becomes of a request; one is moot when its case has gone on to where it asks for nothing any more."""
COORDINATORS = ("platform", "centre", "county")
"""Who names the lead and the offices that help: the platform's lead, the head of the command centre, the county."""
SETTLED = ("decided", "moot")
"""What becomes of a coordination; it is moot when its case has gone on to where nobody need name anybody."""
STANCES = ("lead", "help", "not_ours", "other")
"""What an office that was asked for its view would do."""
COORDINATED_BY = {"R2": "centre", "R3": "centre", "R4": "platform"}
"""Who coordinates, by the step of the ladder that routing took; nobody need for R1."""
DECIDERS = ("case.decide", "case.rule", "case.lead")
"""Verbs of those who decide, each further up: shift leader, head of the command centre, leader on duty."""
GRANTS_CONTACT = "contact.grant"
"""The verb of who lets an office read how a reporter can be reached; it stands beside the others, not above."""
NEEDED = (*DECIDERS, GRANTS_CONTACT)
"""What a decision can need of who makes it."""
NOT_ACCEPTED = ("out_of_scope", "other_channel", "in_court", "answered_finally", "no_such_thing", "too_vague")
"""Why a report is not accepted (T6)."""
POLICY = "policy"
"""The ground of an objection to a rule itself, not to how it was handled: nothing is done again for it."""
PATHS = ("recheck", "reconsideration", "lawsuit", "petition")
"""Where somebody may turn who is not content with the final answer (T23)."""
REASONS = {
    "return": ("not_ours", "outside_area", "no_power", "other_owner"),
    "return_late": ("found_on_spot", "not_ours", "outside_area", "no_power", "other_owner"),
    "request_extension": ("third_party", "weather", "procedure", "several_offices", "large_works"),
    "ask_contact": ("appointment", "facts_on_site", "safety"),
    "escalate": ("beyond_powers", "beyond_means", "risk"),
    "to_emergency": ("110", "119", "120"),
    "suspend": ("season", "works_approved", "procedure_limit", "owner_awaited", "court"),
    **dict.fromkeys(("reject", "propose_reject"), NOT_ACCEPTED),
    "object": ("still_there", "partly_done", "answer_untrue", POLICY),
    **dict.fromkeys(("refuse_objection", "final_answer"), PATHS),
    "pass_on": ("no_power", "no_means", "needs_office", "danger", "not_in_time"),
    "request_assist": ("joint_visit", "expertise", "equipment", "access"),
}
"""Why a move is made, the path that an answer names, or the number that was called, by the move."""
UP = ("village", "town", "county")
"""Levels to which a case is escalated, each above the one before (T26)."""
SHORT_EXTENSION = 0.5
"""The share of the limit by which the shift leader may extend it once."""
HEAD_EXTENDS = 2
"""So many extensions are the head's to grant; beyond that, the leader's on duty."""
REVIEW_DAYS = 90
"""A suspended case is looked at again so many days later at the latest (T17)."""


Escalated = Annotated[str, OneOf(UP)]
Asking = Annotated[str, OneOf(ASKING)]
Outcome = Annotated[str, OneOf(OUTCOMES)]
Decider = Annotated[str, OneOf(NEEDED)]
Coordinator = Annotated[str, OneOf(COORDINATORS)]
Settled = Annotated[str, OneOf(SETTLED)]
Stance = Annotated[str, OneOf(STANCES)]


def decider(asked: str, nth: int, share: float) -> str:
    """Who decides on a request at least: a verb of `NEEDED` (T6, T12, T13, T16, T17, T23, T27, T28, E20).

    Args:
        asked: the move that asks.
        nth: the how many-th extension of the case it would be, from 1.
        share: of the limit for which an extension asks.
    """
    at_once = dict.fromkeys(("return", "propose_reject", "request_assist"), "case.decide")
    always = at_once | {"ask_contact": GRANTS_CONTACT, "ask_whistle": "case.lead"}
    if asked in always:
        return always[asked]
    if asked != "request_extension":
        return "case.rule"
    if nth == 1 and share <= SHORT_EXTENSION:
        return "case.decide"
    return "case.rule" if nth <= HEAD_EXTENDS else "case.lead"


QUIET = (
    *("urge", "ladder", "enlist", "unlist", "add_report", "issue_code", "open_contact", "supervise", "spare_check"),
    *("slip_issue", "slip_drop", "slip_answer", "slip_accept", "slip_again"),
)
"""What stands on a timeline and changes nothing that a move rests on."""
INFO_DAYS = 3
"""So many workdays a reporter who was asked for more is waited for (T4)."""
OBJECTION_DAYS = 15
"""So many days after closing the reporter may object (T23)."""
DECIDE_OBJECTION = (2, "work_day")
"""The limit of deciding on an objection."""
MERGE_DAYS = 7
"""A case closed for no longer takes further reports of the same matter, and is done again for them (T7)."""
UNMERGE_HOURS = 24
PERSONAL = ("G01",)
"""Categories, or those above them, of matters of persons: never merged between different people."""
CHANNELS = {
    "citizen": ("phone", "visit", "page", "kept"),
    "hotline_12345": ("outer", "phone", "page", "kept"),
    "river_chief": ("outer", "phone"),
    "digital_urban": ("outer",),
    "peace_system": ("outer",),
}
"""How a reporter is answered, by the source of the report; a source that is not named needs no answer (T21).

`outer` was entered into the other system by hand, `page` waits on the reporter's own page for whoever was given its
code, `kept` is for whoever left no way to be reached.
"""
ON_PAGE = tuple(source for source, ways in CHANNELS.items() if "page" in ways)
"""Sources whose reporters may have a page of their own."""
WAYS = ("phone", "visit", "page", "kept", "outer")
ReplyWay = Annotated[str, OneOf(WAYS)]
LOOKS = ("verify", "first", "self", "check", "handed")
"""What somebody looks into a case for: whether it is so, as the first to come, having settled it, having it checked.

What is handed to the grid is done there.
"""
UNANSWERED = "not_in_time"
"""Why the clock passes a first response on."""
Look = Annotated[str, OneOf(LOOKS)]

SCORES = (1, 3, 4)
"""How a department answered a whistle, as an evaluation says it; with a policy nobody is dissatisfied there."""
ANSWERS = {1: "not satisfied with handling", 2: "not satisfied with policy", 3: "basically satisfied", 4: "satisfied"}


def blurred(lng: float, lat: float) -> tuple[float, float]:
    """A place to within about 200 m, for lists and maps of sensitive cases: the middle of its cell of 0.002 degrees."""
    return round(lng // 0.002 * 0.002 + 0.001, 6), round(lat // 0.002 * 0.002 + 0.001, 6)


def seal_flags(flags: Iterable[str], *, sensitive: bool, staff_involved: bool) -> list[str]:
    """Flags with those that tell of a seal, each once: a case about staff is sensitive too."""
    seals = ["staff_involved"] * staff_involved + ["sensitive"] * (sensitive or staff_involved)
    return list(dict.fromkeys([*flags, *seals]))


def move_name(move: str) -> Phrase:
    """What an event of a timeline is called in a sentence."""
    named = f"case_move.{move}"
    return Phrase(named if named in catalogue() else "case_move.other")
