"""Which sources an actor may name, and the numbers that other systems gave."""

from dataclasses import replace

from gridgis.core.errors import Forbidden, Invalid
from gridgis.core.vocabulary import SOURCES
from gridgis.core.wording import Phrase
from gridgis.intake.rules import Message, number_key, unknown_source
from gridgis.security.rules import REPORT_AS, Actor

NUMBERED = ("hotline_12345",)
"""Sources whose reports a person enters under the number the other system gave."""


def sources_of(actor: Actor) -> tuple[str, ...]:
    """The sources an actor may report as, the likeliest first.

    They follow from the roles held: who works in a grid reports as `grid_worker`, an office as `office`, a receiver
    enters for citizens and the hotline, another system's account has the one source of that system. Who may report
    and holds no post speaks for themself.
    """
    verbs = actor.verbs
    if "report.submit" not in verbs:
        return ()
    own = [source for source in SOURCES if REPORT_AS + source in verbs] or ["citizen"]
    return tuple(sorted(own, key=lambda source: (source not in ("grid_worker", "office"), SOURCES.index(source))))


def sourced(actor: Actor, message: Message) -> Message:
    """The report with the source of its sender.

    Raises:
        Invalid: there is no such source, or a person enters a report for the hotline without the hotline's number.
        Forbidden: the actor may not report as it, or at all.
    """
    source = _source_for(actor, message.source)
    if source in NUMBERED and actor.account_id is not None and not number_key(message.outer_number):
        raise Invalid("intake.number_missing", field="outer_number")
    return replace(message, source=source)


def _source_for(actor: Actor, named: str) -> str:
    """The one named, if the actor may, or else their likeliest."""
    if named and named not in SOURCES:
        raise unknown_source(named)
    allowed = sources_of(actor)
    if not allowed:
        raise Forbidden("intake.no_right", verb="report.submit")
    if named and named not in allowed:
        raise Forbidden(
            "intake.foreign_source",
            field="source",
            source=Phrase(f"source.{named}"),
            allowed=[Phrase(f"source.{one}") for one in allowed],
            verb=REPORT_AS + named,
        )
    return named or allowed[0]
