"""A rule that spoke, in plain Chinese and English."""

from collections.abc import Iterator

from gridgis.core.wording import Phrase, twice
from gridgis.routing.rulebook.matching import Verdict
from gridgis.routing.wording import Reason


def spoken(verdict: Verdict) -> Iterator[Reason]:
    """What the rules said: the number to call first, marks, the rule that decides and what it is founded on."""
    number, rule = verdict.notice, verdict.rule
    if number:
        called = Phrase(f"reason_step.{number}")
        yield Reason("notice", False, *twice("reason.notice", number=number, called=called))
    for one in (*verdict.marking, *([rule] if rule else [])):
        if one.outcome.marks:
            marks = [Phrase(f"reason_step.{mark}") for mark in one.outcome.marks]
            yield Reason("mark", False, *twice("reason.mark", code=one.code, name=one.name, marks=marks))
    if rule is None:
        return
    yield Reason("rule", True, *twice("reason.rule", code=rule.code, name=rule.name))
    if rule.delegated:
        day = rule.conditions.from_day
        told = (
            twice("reason.delegated_since", day=day, basis=rule.basis)
            if day
            else twice("reason.delegated", basis=rule.basis)
        )
        yield Reason("delegation", True, *told)
