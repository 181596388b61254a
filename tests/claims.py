"""What offices say that ask for something, for the tests of moves."""

from datetime import date, datetime
from typing import Any

from gridgis.cases.asking import Claim
from gridgis.cases.doing import Move, Reply
from gridgis.cases.proofs import Call, Proof
from tests.factories import AT

REVIEW = date(2026, 5, 20)
CLAIMS = {
    "return": Claim("not_ours"),
    "return_late": Claim("found_on_spot"),
    "request_extension": Claim("weather", more=1),
    "suspend": Claim("season", review_on=REVIEW),
    "reject": Claim("out_of_scope", basis="请到社保窗口办理"),
    "propose_reject": Claim("out_of_scope", basis="请到社保窗口办理"),
    "object": Claim("still_there"),
    "refuse_objection": Claim("recheck"),
    "final_answer": Claim("petition"),
    "pass_on": Claim("no_power"),
    "to_emergency": Claim("110"),
    "request_assist": Claim("joint_visit"),
}
REPLY = Reply("phone", "您反映的事项已办结，谢谢。")
"""An answer to whoever reported by telephone or at the counter."""
ANSWERED = {"replies": [{"way": REPLY.way, "words": REPLY.words}]}
"""The same over HTTP."""
SAID = {
    "return": {"reason": "not_ours"},
    "return_late": {"reason": "found_on_spot"},
    "request_extension": {"reason": "weather", "more": 1},
    "suspend": {"reason": "season", "review_on": REVIEW.isoformat()},
    "reject": {"reason": "out_of_scope", "basis": "请到社保窗口办理", **ANSWERED},
    "close": ANSWERED,
    "pass_on": {"reason": "no_power"},
    "request_assist": {"reason": "joint_visit"},
}
"""The same over HTTP."""
CHECKS = ("check_pass", "check_fail")


def called(at: datetime) -> dict[str, Any]:
    """A check by a call, over HTTP."""
    return {"call": {"to": "报事群众", "at": at.isoformat(), "said": "已处理好"}}


def asked(name: str, *, at: datetime = AT, **along: Any) -> Move:
    """A move with what it must bring, where that is a claim of an office."""
    told = {"replies": (REPLY,)} if name in ("close", "reject") else {}
    proof = Proof(call=Call("报事群众", at, "已处理好")) if name in CHECKS else Proof()
    return Move(name, **({"note": "因为", "claim": CLAIMS.get(name, Claim()), "proof": proof} | told | along))


ALWAYS = frozenset({"urge", "supervise", "escalate", "to_emergency", "hand_down", "mark_sensitive", "ask_contact"})
"""Moves that start from any open state, or nearly any: beside the step that a case waits for."""
