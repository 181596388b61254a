"""The life of a case as one table: each move from each state, who may, what must come along, what follows.

Source: the transitions T1–T32 of the domain guide; `docs/case-life.md` draws this table.
"""

from gridgis.cases.rules import OPEN
from gridgis.core.moves import BEFORE, Life, Step

OPEN_STATES = " ".join(OPEN)

NOTE, OFFICE, CLAIM = ("note",), ("office",), ("note", "reason")
RULED, CHECKED = ("returned_twice",), ("file_result",)
"""After `returns_allowed` returns the command centre's ruling binds (T14); who filed a result does not check it."""
ASKED = ("waiting",)
"""An office asks for one thing at a time."""
KEEPS = (*ASKED, *RULED, "refused", "bound")
"""Why an office keeps a case: it was ruled or refused, or a hard whistle binds it."""
TOLD, WHY_NOT = ("replies",), ("note", "reason", "turn_to")
"""Each reporter is answered, and told why something is not taken on and where else to turn."""
PROOF, SEEN = ("proof",), ("note", "seen")
"""A photo or a note; a photo taken at the place, or a call."""
OWN_FIND = ("no_office", "reporter")
"""Who found it and has it in hand, as no office has."""
FIRST, NAMED = ("first_open",), ("not_asked",)
"""The grid looks first, and whoever was asked to."""
HANDED = ("grid_leads", "not_of_grid")
"""The grid itself has it, as the task list lets it."""
OWN, ABOVE = ("ask",), ("above",)
"""Nobody decides on a request of their own office, and some are for those further up alone."""
CENTRE, BESIDE = ("centre",), ("coordination_waits",)
"""What more than one platform has to do with is the head's to settle (R3); an urgent case is dispatched meanwhile."""
CALLED = "coordinating dispatched handling suspended rework result_filed checked"
"""Where departments of the county answer a whistle, whoever leads."""
WORK = "dispatched handling suspended rework"
"""Where offices work on a case, those that help too."""

ANY = " ".join(OPEN)

UNDONE = (
    "start_verify",
    "verify_true",
    "verify_false",
    "verify_unclear",
    "ask_info",
    "info_given",
    "register",
    "propose_reject",
    "decline_reject",
    "dispatch",
    "final_ruling",
    "redispatch",
    "hand_down",
    "hand_to_grid",
    "grid_sign",
    "grid_file",
    "reach_phase",
    "to_coordination",
    "assign_lead",
    "confirm_lead",
    "change_lead",
    "consult",
    "give_view",
    "conclude",
    "add_helper",
    "plan_joint",
    "co_sign",
    "co_file",
    "co_waive",
    "sign",
    "transfer_inner",
    "file_result",
    "check_pass",
    "check_fail",
    "resume",
    "escalate",
    "take_back",
    "return",
    "return_late",
    "uphold_return",
    "refuse_return",
    "request_extension",
    "grant_extension",
    "refuse_extension",
    "suspend",
    "grant_suspension",
    "refuse_suspension",
    "request_assist",
    "grant_assist",
    "refuse_assist",
    "ask_contact",
    "refuse_contact",
    "ask_whistle",
    "refuse_whistle",
)
"""What whoever made it may undo for some seconds (`undo_seconds`), as long as nobody went on meanwhile.

Not what somebody outside has heard by then (a reporter's answer, a call to 110, a contact that was opened), what draws
a sample or seals a case, and what has a longer way back of its own (`merge`).
"""

LIFE = Life.of(
    "case",
    {
        ("submitted", "start_verify"): Step("verifying", "case.accept", effect="ask_verify"),
        ("verifying", "verify_true"): Step("submitted", "case.check", PROOF, unless=NAMED, effect="verified"),
        ("verifying", "verify_false"): Step("submitted", "case.check", PROOF, unless=NAMED, effect="verified"),
        ("verifying", "verify_unclear"): Step("submitted", "case.check", PROOF, unless=NAMED, effect="verified"),
        ("submitted rework", "self_handle"): Step(
            "result_filed", "case.check", (*NOTE, "before"), only=OWN_FIND, unless=("not_self",), effect="settle_self"
        ),
        ("submitted verifying", "ask_info"): Step("needs_info", "case.accept", NOTE),
        ("submitted verifying needs_info", "register"): Step("registered", "case.accept"),
        ("needs_info", "info_given"): Step("submitted", "case.accept", NOTE),
        ("needs_info", "info_over"): Step("submitted", "case.accept", by_clock=True),
        ("submitted verifying needs_info", "reject"): Step(
            "rejected", "case.accept", WHY_NOT + TOLD, only=("not_citizens",), effect="answer"
        ),
        ("submitted verifying needs_info", "propose_reject"): Step(
            "=", "case.accept", WHY_NOT, only=("citizens",), unless=ASKED, effect="ask"
        ),
        ("submitted verifying needs_info", "confirm_reject"): Step(
            "rejected", "case.decide", TOLD, only=("rejection_waits",), effect="answer", apart=OWN, unless=ABOVE
        ),
        ("submitted verifying needs_info", "decline_reject"): Step(
            "=", "case.decide", NOTE, only=("rejection_waits",), apart=OWN, unless=ABOVE
        ),
        ("submitted registered", "withdraw"): Step("withdrawn", "case.accept", NOTE, unless=("guarded",), effect="end"),
        ("submitted verifying needs_info registered coordinating dispatched handling", "merge"): Step(
            "merged", "case.accept", ("main",), effect="merge"
        ),
        ("merged", "unmerge"): Step(BEFORE, "case.accept", NOTE, unless=("merged_long",), effect="unmerge"),
        ("registered", "dispatch"): Step(
            "dispatched", "case.dispatch", OFFICE, unless=(*RULED, "to_coordinate"), effect="give"
        ),
        ("registered", "final_ruling"): Step(
            "dispatched", "case.rule", NOTE + OFFICE, only=("returned_enough",), effect="lead"
        ),
        ("registered", "to_coordination"): Step("coordinating", "case.dispatch", NOTE, effect="coordinate"),
        ("coordinating", "assign_lead"): Step(
            "dispatched", "case.coordinate", NOTE + OFFICE, unless=CENTRE, effect="lead"
        ),
        (WORK, "confirm_lead"): Step("=", "case.coordinate", NOTE, only=BESIDE, unless=CENTRE, effect="confirm"),
        (WORK, "change_lead"): Step(
            "dispatched", "case.coordinate", NOTE + OFFICE, only=BESIDE, unless=CENTRE, effect="lead_anew"
        ),
        ("registered coordinating handling", "whistle"): Step(
            "coordinating", "case.lead", ("note", "departments"), unless=("of_staff", "whistling"), effect="whistle"
        ),
        ("registered coordinating handling", "ask_whistle"): Step(
            "=", "case.lead", ("note", "departments"), unless=(*ASKED, "of_staff", "whistling"), effect="ask_whistle"
        ),
        ("registered coordinating handling", "confirm_whistle"): Step(
            "coordinating",
            "case.lead",
            only=("whistle_waits",),
            apart=OWN,
            unless=("of_staff", "whistling"),
            effect="whistle_hard",
        ),
        ("registered coordinating handling", "refuse_whistle"): Step(
            "=", "case.lead", NOTE, only=("whistle_waits",), apart=OWN
        ),
        (CALLED, "whistle_sign"): Step("=", "case.sign", only=("called",), effect="whistle_sign", part="beside"),
        (CALLED, "whistle_contact"): Step(
            "=", "case.handle", NOTE, only=("whistle_signed",), effect="whistle_contact", part="beside"
        ),
        (CALLED, "whistle_arrive"): Step(
            "=", "case.handle", NOTE, only=("contacted",), effect="whistle_arrive", part="beside"
        ),
        (f"{CALLED} closed evaluated", "whistle_rate"): Step(
            "=", "case.lead", ("note", "helper", "score"), only=("to_rate",), effect="whistle_rate"
        ),
        (f"coordinating {WORK}", "consult"): Step(
            "=", "case.coordinate", ("note", "offices"), unless=("consulting",), effect="consult"
        ),
        (f"coordinating {WORK}", "give_view"): Step(
            "=", "case.handle", ("note", "stance"), only=("view_waits",), effect="view", part="beside"
        ),
        (f"coordinating {WORK}", "conclude"): Step("=", "case.coordinate", NOTE, only=("consults",), effect="conclude"),
        (WORK, "add_helper"): Step("=", "case.coordinate", ("note", "offices"), effect="help"),
        (WORK, "plan_joint"): Step("=", "case.coordinate", ("note", "meets"), effect="join"),
        (WORK, "co_sign"): Step("=", "case.sign", only=("co_unsigned",), effect="co_sign", part="beside"),
        (WORK, "co_file"): Step("=", "case.handle", NOTE, only=("co_signed",), effect="co_file", part="beside"),
        (WORK, "co_waive"): Step("=", "case.coordinate", ("note", "helper"), only=("co_waits",), effect="co_waive"),
        ("dispatched", "settle"): Step(
            "result_filed", "case.check", (*NOTE, "photo"), only=FIRST, unless=NAMED, effect="settle"
        ),
        ("dispatched", "pass_on"): Step("=", "case.check", ("reason",), only=FIRST, unless=NAMED, effect="pass_on"),
        ("dispatched", "sign"): Step("handling", "case.sign", unless=("first_waits",), effect="sign"),
        ("dispatched", "return"): Step("=", "case.sign", CLAIM, unless=KEEPS, effect="ask"),
        ("handling", "return_late"): Step("=", "case.ask", CLAIM, unless=KEEPS, effect="ask"),
        ("dispatched handling", "uphold_return"): Step(
            "registered", "case.decide", only=("return_waits",), effect="give_back", apart=OWN, unless=ABOVE
        ),
        ("dispatched handling", "refuse_return"): Step(
            "=", "case.decide", NOTE, only=("return_waits",), apart=OWN, unless=ABOVE
        ),
        ("dispatched handling", "request_extension"): Step(
            "=", "case.handle", (*CLAIM, "more"), unless=(*ASKED, "limit_over", "urgent"), effect="ask"
        ),
        ("dispatched handling", "grant_extension"): Step(
            "=", "case.decide", only=("extension_waits",), effect="extend", apart=OWN, unless=ABOVE
        ),
        ("dispatched handling", "refuse_extension"): Step(
            "=", "case.decide", NOTE, only=("extension_waits",), apart=OWN, unless=ABOVE
        ),
        ("handling", "suspend"): Step("=", "case.ask", (*CLAIM, "review"), unless=ASKED, effect="ask"),
        ("handling", "grant_suspension"): Step(
            "suspended", "case.decide", only=("suspension_waits",), apart=OWN, unless=ABOVE
        ),
        ("handling", "refuse_suspension"): Step(
            "=", "case.decide", NOTE, only=("suspension_waits",), apart=OWN, unless=ABOVE
        ),
        ("handling", "transfer_inner"): Step("=", "case.sign", ("person",), effect="transfer"),
        ("dispatched handling", "request_assist"): Step(
            "=", "case.handle", (*CLAIM, "helper"), unless=ASKED, effect="ask"
        ),
        ("dispatched handling", "grant_assist"): Step(
            "=", "case.decide", only=("assist_waits",), effect="assist", apart=OWN, unless=ABOVE
        ),
        ("dispatched handling", "refuse_assist"): Step(
            "=", "case.decide", NOTE, only=("assist_waits",), apart=OWN, unless=ABOVE
        ),
        ("dispatched handling rework", "ask_contact"): Step(
            "=", "case.handle", CLAIM, unless=ASKED, effect="ask_contact"
        ),
        ("dispatched handling rework", "grant_contact"): Step("=", "contact.grant", only=("contact_waits",), apart=OWN),
        ("dispatched handling rework", "refuse_contact"): Step(
            "=", "contact.grant", NOTE, only=("contact_waits",), apart=OWN
        ),
        (OPEN_STATES, "mark_sensitive"): Step("=", "case.accept", NOTE, unless=("sealed",), effect="seal"),
        (OPEN_STATES, "ask_unmark"): Step(
            "=", "case.accept", NOTE, only=("marked",), unless=(*ASKED, "about_staff", "category_seals"), effect="ask"
        ),
        (OPEN_STATES, "grant_unmark"): Step("=", "case.rule", only=("unmark_waits",), apart=OWN, effect="unseal"),
        (OPEN_STATES, "refuse_unmark"): Step("=", "case.rule", NOTE, only=("unmark_waits",), apart=OWN),
        ("dispatched handling rework", "take_back"): Step(
            "=", "case.handle", only=("request_waits",), unless=("not_theirs",)
        ),
        ("dispatched handling", "lapse"): Step("=", "case.decide", only=("request_waits",), by_clock=True),
        (WORK, "redispatch"): Step("dispatched", "case.dispatch", NOTE + OFFICE, effect="give_anew"),
        ("suspended", "resume"): Step("handling", "case.dispatch", effect="resume"),
        ("handling", "reach_phase"): Step("=", "case.handle", NOTE, only=("phase_runs",), effect="reach"),
        ("handling rework", "file_result"): Step(
            "result_filed", "case.handle", (*NOTE, "after"), unless=("co_open", "phases_left"), effect="file"
        ),
        ("result_filed", "check_pass"): Step("checked", "case.check", SEEN, CHECKED, effect="checked"),
        ("result_filed", "check_fail"): Step("rework", "case.check", SEEN, CHECKED, effect="redo"),
        ("result_filed", "spare_check"): Step("checked", "case.check", by_clock=True),
        ("checked", "close"): Step("closed", "case.close", TOLD, ("own_office",), effect="answer"),
        ("closed", "evaluate"): Step(
            "evaluated", "case.close", ("answer", "call"), ("close", "file_result"), effect="rate"
        ),
        ("closed evaluated", "object"): Step(
            "evaluated", "case.accept", CLAIM, unless=(*ASKED, "objected", "window_past"), effect="object"
        ),
        ("closed evaluated", "reopen"): Step(
            "rework", "case.decide", NOTE, OWN, (*ABOVE, "redone"), "reopen", only=("objection_waits",)
        ),
        ("closed evaluated", "refuse_objection"): Step(
            "=", "case.decide", CLAIM, only=("objection_waits", "not_redone"), apart=OWN, unless=ABOVE, effect="turn"
        ),
        ("closed evaluated", "final_answer"): Step(
            "=", "case.decide", CLAIM, only=("objection_waits", "done_again"), apart=OWN, unless=ABOVE, effect="turn"
        ),
        ("closed", "window_over"): Step("evaluated", "case.close", by_clock=True),
        ("evaluated", "archive"): Step("archived", "case.close", by_clock=True),
        (ANY, "urge"): Step("=", "case.urge", NOTE),
        (ANY, "supervise"): Step(
            "=", "case.supervise", (*NOTE, "level", "addressee"), unless=("slip_waits",), effect="supervise"
        ),
        (ANY, "escalate"): Step("=", "case.escalate", CLAIM, unless=("highest",), effect="escalate"),
        (ANY, "to_emergency"): Step("=", "case.alarm", CLAIM, unless=("alarmed",), effect="alarm"),
        ("registered coordinating dispatched handling", "hand_down"): Step(
            "dispatched", "case.hand_down", NOTE + OFFICE + ("below",), unless=RULED, effect="hand_down"
        ),
        ("registered coordinating dispatched handling", "hand_to_grid"): Step(
            "dispatched",
            "case.hand_down",
            NOTE,
            only=("above_grid",),
            unless=("with_grid", *RULED, "grid_not_told", "in_phases", "has_grid", "not_listed"),
            effect="hand_to_grid",
        ),
        ("dispatched", "grid_sign"): Step("handling", "case.check", only=HANDED, effect="grid_sign"),
        ("handling rework", "grid_file"): Step(
            "result_filed",
            "case.check",
            (*NOTE, "photo"),
            only=HANDED,
            unless=("co_open",),
            effect="grid_file",
        ),
    },
    undo=UNDONE,
)
"""Every move that is built."""
