"""The life of a case as one table: each move from each state, who may, what must come along, what follows.

Source: the transitions T1–T32 of the domain guide; `docs/case-life.md` draws this table.
"""

from gridgis.cases.rules import OPEN
from gridgis.core.moves import Life, Step

OPEN_STATES = " ".join(OPEN)

NOTE, OFFICE, CLAIM = ("note",), ("office",), ("note", "reason")
RULED, CHECKED = ("returned_twice",), ("file_result",)
"""After `returns_allowed` returns the command centre's ruling binds (T14); who filed a result does not check it."""
ASKED = ("waiting",)
"""An office asks for one thing at a time."""
OWN, ABOVE = ("ask",), ("above",)
"""Nobody decides on a request of their own office, and some are for those further up alone."""

LIFE = Life.of(
    "case",
    {
        ("submitted", "start_verify"): Step("verifying", "case.accept"),
        ("verifying", "verify_true"): Step("submitted", "case.check", NOTE),
        ("verifying", "verify_false"): Step("submitted", "case.check", NOTE),
        ("verifying", "verify_unclear"): Step("submitted", "case.check", NOTE),
        ("submitted verifying", "ask_info"): Step("needs_info", "case.accept", NOTE),
        ("submitted verifying needs_info", "register"): Step("registered", "case.accept"),
        ("submitted verifying needs_info", "reject"): Step("rejected", "case.accept", NOTE, effect="end"),
        ("submitted registered", "withdraw"): Step("withdrawn", "case.accept", NOTE, effect="end"),
        ("registered", "dispatch"): Step("dispatched", "case.dispatch", OFFICE, unless=RULED, effect="give"),
        ("registered", "final_ruling"): Step(
            "dispatched", "case.rule", NOTE + OFFICE, only=("returned_enough",), effect="give"
        ),
        ("registered", "to_coordination"): Step("coordinating", "case.dispatch", NOTE),
        ("coordinating", "assign_lead"): Step("dispatched", "case.coordinate", NOTE + OFFICE, effect="give"),
        ("dispatched", "sign"): Step("handling", "case.sign", effect="sign"),
        ("dispatched", "return"): Step("=", "case.sign", CLAIM, unless=(*ASKED, *RULED, "refused"), effect="ask"),
        ("handling", "return_late"): Step("=", "case.ask", CLAIM, unless=(*ASKED, *RULED, "refused"), effect="ask"),
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
        ("dispatched handling suspended rework", "redispatch"): Step(
            "dispatched", "case.dispatch", NOTE + OFFICE, effect="give_anew"
        ),
        ("suspended", "resume"): Step("handling", "case.coordinate", effect="resume"),
        ("handling rework", "file_result"): Step("result_filed", "case.handle", NOTE, effect="file"),
        ("result_filed", "check_pass"): Step("checked", "case.check", NOTE, CHECKED),
        ("result_filed", "check_fail"): Step("rework", "case.check", NOTE, CHECKED, effect="redo"),
        ("checked", "close"): Step("closed", "case.close", effect="end"),
        ("closed", "evaluate"): Step("evaluated", "case.close", ("answer",), effect="rate"),
        ("closed", "window_over"): Step("evaluated", "case.close", by_clock=True),
        ("evaluated", "archive"): Step("archived", "case.close", by_clock=True),
    },
)
"""Every move of the main path."""
