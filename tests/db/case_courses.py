"""Courses of cases for tests of figures: stages, corrections, answers, samples; and a plain count of them."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from gridgis.cases.answer_models import CaseReply
from gridgis.cases.check_models import CaseCheck
from gridgis.cases.models import CaseEvent
from gridgis.cases.stage_models import CaseStage

Row = dict[str, Any]
STAGES = {"accept": 0.9, "verify": 0.6, "dispatch": 0.9, "check": 0.6, "close": 0.5}
"""How many cases come to a stage."""
CORRECTED = (
    None,
    {"category": ("E0101", "E0102")},
    *({"category": ("E0101", "E0201")},) * 2,
    {"grid": ("330402001001001", "330402001001002")},
    {"category": ("E0101", None), "grid": (None, "330402001001002")},
)
"""What was corrected, before and after; what was not told before or after is no other."""


def gone_through(chance: random.Random, row: Row) -> Row:
    """The course of a case: whatever its state, since figures ask each of its rows alone."""
    stages = {}
    for name, share in STAGES.items():
        if chance.random() < share:
            due = row["submitted_at"] + timedelta(hours=chance.uniform(0, 900))
            ended = chance.choice([None, due - timedelta(minutes=5), due, due + timedelta(minutes=5)])
            stages[name] = {"due_at": due, "ended_at": ended, "late": chance.random() < 0.2}
    return {
        "stages": stages,
        "corrected": chance.choice(CORRECTED),
        "when": chance.choice(("submitted", "registered", "handling")),
        "way": chance.choice((None, "kept", "phone", "page")),
        "sample": chance.choice((None, False, True, True)),
    }


def keep(session: Session, rows: list[Row], *, seq: int = 900) -> None:
    """Store the courses of cases that are stored, instead of the stages that their events tell."""
    session.execute(delete(CaseStage))
    stages, events, replies, checks = [], [], [], []
    for n, row in enumerate(rows):
        key = {"county_code": row["county_code"], "case_number": row["number"]}
        course = row["course"]
        stages += [key | {"stage": name} | one for name, one in course["stages"].items()]
        if course["corrected"]:
            told = {side: {what: pair[nth] for what, pair in course["corrected"].items()}
                    for nth, side in enumerate(("before", "after"))}  # fmt: skip
            one = {"seq": seq, "at": row["submitted_at"], "move": "redecide", "source": course["when"]}
            one |= {"target": course["when"], "due_at": row["due_at"] or row["total_due_at"], "actor_name": ""}
            events.append(key | one | {"facts": told})
        if course["way"]:
            one = {"report_id": UUID(int=n), "seq": 1, "at": row["submitted_at"], "way": course["way"]}
            replies.append(key | one | {"words": "已办", "by_name": ""})
        if course["sample"] is not None:
            one = {"seq": 1, "kind": "self", "move": "self_handle", "at": row["submitted_at"]}
            checks.append(key | one | {"sampled": course["sample"], "lot": 0.5})
    for model, made in ((CaseEvent, events), (CaseStage, stages), (CaseReply, replies), (CaseCheck, checks)):
        session.execute(insert(model), made)


def plain(row: Row, falls: Callable[[Any], bool], at: Any) -> dict[str, bool]:
    """On which of these counts a case stands, as their words say.

    Args:
        row: the case, with its course.
        falls: whether a moment lies in the period.
        at: the moment against which limits count.
    """
    course, state, source = row["course"], row["state"], row["source"]
    kept = state not in ("rejected", "merged", "withdrawn")
    found: dict[str, bool] = {}
    for name in STAGES:
        turn, counts = course["stages"].get(name), kept or (state == "rejected" and name in ("accept", "verify"))
        due = bool(turn) and counts and falls(turn["due_at"]) and turn["due_at"] <= at
        good = due and not turn["late"] and turn["ended_at"] is not None and turn["ended_at"] <= turn["due_at"]
        found |= {f"{name}_due": due, f"{name}_in_time": good, f"{name}_late": due and not good}
    pairs = {what: pair for what, pair in (course["corrected"] or {}).items() if None not in pair}
    came = falls(row["submitted_at"])
    registered = kept and came and "dispatch" in course["stages"]
    other = (
        course["when"] != "submitted" and "category" in pairs and pairs["category"][0][:3] != pairs["category"][1][:3]
    )
    found |= _split(registered, not other, "registered", "well_registered", "misregistered")
    located = kept and came and row["h3"] is not None
    found |= _split(located, "grid" not in pairs, "located", "well_located", "mislocated")
    reachable = kept and bool(row["closed_at"]) and falls(row["closed_at"]) and course["way"] in ("phone", "page")
    found |= _split(reachable, row["satisfaction"] is not None, "reachable", "called_back", "uncalled")
    demanded = came and source in ("citizen", "hotline_12345") and state not in ("rejected", "withdrawn")
    found |= {"demanded": demanded, "repeated": demanded and state == "merged"}
    proactive = source in ("grid_worker", "river_chief", "office", "campaign")
    ended = kept and proactive and state != "result_filed" and row["total_due_at"] <= at and falls(row["total_due_at"])
    closed = row["closed_at"] is not None and row["closed_at"] <= row["total_due_at"]
    found |= _split(ended, closed and row["self_handled"], "found_due", "found_fixed", "found_unfixed")
    of_grid = came and source == "grid_worker"
    decided = of_grid and state not in ("submitted", "verifying", "needs_info", "withdrawn")
    first = state != "merged" or (row["main_came"] is not None and row["main_came"] > row["submitted_at"])
    failed = row["self_handled"] and row["rework_count"] > 0
    found |= _split(decided, state != "rejected" and first and not failed, "grid_decided", "grid_valid", "grid_invalid")
    found |= _split(of_grid and registered, not pairs, "grid_registered", "grid_accurate", "grid_inaccurate")
    looked = row["rework_count"] > 0 or state != "result_filed"
    sampled = kept and came and row["self_handled"] and course["sample"] is True and looked
    return found | _split(sampled, row["rework_count"] == 0, "self_sampled", "self_passed", "self_failed")


def _split(whole: bool, good: bool, *names: str) -> dict[str, bool]:
    return dict(zip(names, (whole, whole and good, whole and not good), strict=True))
