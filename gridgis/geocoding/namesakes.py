"""Houses whose road or estate another town has too: they are not taken without asking."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.sql import statement
from gridgis.geocoding.choosing import Candidate
from gridgis.geocoding.divided import DIGITS
from gridgis.geocoding.judging import weighed

NAMESAKE = 0.8
"""The most that a house reaches whose road has a namesake where it may be meant as well."""

Places = dict[int, list[Candidate]]
"""The candidates of each text, by its place among those asked."""


def doubt_namesakes(session: Session, found: Places, day: date | None) -> None:
    """A house whose road or estate another town has too is confirmed, unless its town was named.

    Not every door and building is listed.
    """
    every = [(n, at, one) for n, candidates in found.items() for at, one in enumerate(candidates)]
    wide = [(n, at, one) for n, at, one in every if _may_have_namesake(one)]
    for place in _with_namesakes(session, [one for _, _, one in wide], day):
        n, at, one = wide[place]
        judged = weighed(one.judged, 1.0, NAMESAKE)
        found[n][at] = Candidate(one.question, judged, ("别的镇街也有此名", "another town has this name too"))
        below = [replace(other, judged=weighed(other.judged, 1.0, NAMESAKE - 0.02)) for other in found[n]]
        found[n] = [one if one.judged.exact else less for one, less in zip(found[n], below, strict=True)]


def _with_namesakes(session: Session, wide: Sequence[Candidate], day: date | None) -> list[int]:
    """Which of some candidates have a road or estate that another town has too, by their places in the list."""
    if not wide:
        return []
    asked = {
        "n": list(range(len(wide))),
        "road": [one.question.reading.parts.road for one in wide],
        "site": [one.judged.found.parts.site if one.question.reading.parts.site else "" for one in wide],
        "town": [one.judged.found.town_code for one in wide],
        "low": [one.question.low for one in wide],
        "high": [one.question.high for one in wide],
        "day": day,
    }
    return [row.n for row in session.execute(statement(__package__, "namesakes"), asked)]


def _may_have_namesake(one: Candidate) -> bool:
    in_any_town = len(one.question.prefix) < DIGITS["town"]
    named = one.question.reading.parts.road or one.judged.found.parts.site
    return one.judged.exact and in_any_town and bool(named)
