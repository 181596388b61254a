"""What a point of an agenda rests on, also of agendas that were drafted when points kept a figure and its areas."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from gridgis.cases.measures import MEASURES, RATES
from gridgis.core.wording import worded
from gridgis.divisions import queries as divisions
from gridgis.meetings.models import Meeting


def evidence_of(session: Session, meeting: Meeting, kept: dict[str, Any] | None) -> dict[str, Any] | None:
    """The parts of its sentence with what each opens, or what else it rests on, in the shape of today.

    An older point names a figure, its days and areas: each area opens the list of its cases, a figure without areas
    that of the place.
    """
    if kept is None or "measure" not in kept:
        return kept
    measure = _listed(str(kept["measure"]))
    if measure is None:
        return None
    tree = divisions.tree(session)
    query: dict[str, str] = {"measure": measure} | ({"category": meeting.platform} if meeting.platform else {})
    if MEASURES[measure].day != "now":
        query |= {name: str(kept[name]) for name in ("from", "to") if name in kept}
    areas = [code for code in kept.get("areas") or () if code in tree] or [meeting.place_code]
    own = worded(f"measures.{measure}", {}, "zh")
    return {"parts": [_part(own if code == meeting.place_code else tree[code].name, code, query) for code in areas]}


def _part(text: str, place: str, query: Mapping[str, str]) -> dict[str, Any]:
    return {"text": text, "link": {"opens": "cases", "query": {"place": place, **query}}}


def _listed(figure: str) -> str | None:
    """The list behind a figure: of a rate that of those for which it is not better; None of what is no figure."""
    if figure in MEASURES:
        return figure
    if (rate := RATES.get(figure)) is None:
        return None
    return next((one for one in rate.lists if MEASURES[one].better == "fewer"), rate.whole)
