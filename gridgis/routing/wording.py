"""Why here?, in plain Chinese and English: the steps that people may want to check."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from gridgis.core.wording import Both, Phrase, twice


@dataclass(frozen=True)
class Reason:
    """One step of the explanation; `ok` is false where a choice was made that somebody may want to check."""

    key: str
    ok: bool
    text_zh: str
    text_en: str


def whole(metres: float) -> int:
    """Whole metres as the page rounds those it is told: from two decimals, a half up."""
    return floor(round(metres, 2) + 0.5)


def located(
    by: str, accuracy_m: float | None, datum: str | None, text: str, score: float | None, *, sure: bool = True
) -> Reason:
    """How the place was found."""
    if by == "point":
        ring = Phrase("reason.ring", {"metres": accuracy_m}) if accuracy_m else ""
        is_turned = datum is not None and datum not in ("wgs84", "cgcs2000")
        turned = Phrase("reason.turned", {"datum": datum.upper()}) if is_turned and datum else ""
        return Reason("located", True, *twice("reason.point", ring=ring, turned=turned))
    if by == "address":
        look = "" if sure else Phrase("reason.look")
        return Reason("located", sure, *twice("reason.address", text=text, score=score, look=look))
    if by == "grid":
        return Reason("located", True, *twice("reason.chosen_grid"))
    return Reason("located", False, *twice("reason.division", text=text))


def in_grid(name: str, layer: Both, border_m: float, since: str, beaten: str | None) -> Reason:
    """Which grid covers the place."""
    kind = Both(layer.zh, layer.en.lower())
    over = Phrase("reason.over", {"name": beaten}) if beaten else ""
    told = twice("reason.grid", name=name, layer=kind, over=over, metres=whole(border_m), since=since)
    return Reason("grid", True, *told)


def near_border(names: Sequence[str]) -> Reason:
    """Other grids could be the right one within the accuracy."""
    return Reason("near_border", False, *twice("reason.near_border", names=list(names) or Phrase("reason.neighbour")))


def nearest_grid(name: str, distance_m: float) -> Reason:
    """No grid covers the place; the nearest was taken."""
    return Reason("grid", False, *twice("reason.nearest", name=name, metres=whole(distance_m)))


def no_grid(division: str) -> Reason:
    """No grid is near; the division takes it."""
    return Reason("grid", False, *twice("reason.no_grid", division=division))


def lines(beside: Sequence[tuple[str, float, str | None]]) -> Reason:
    """Rivers, roads and rails close by, with their chiefs."""
    told = []
    for name, metres, chief in beside:
        named = Phrase("reason.chief", {"name": chief}) if chief else ""
        told.append(Phrase("reason.line", {"name": name, "metres": whole(metres), "chief": named}))
    return Reason("lines", True, *twice("reason.lines", lines=told))


def owner(category: str, agency: str, *, by_rule: bool = False) -> Reason:
    """What the category, or the rule, says about the owner."""
    if by_rule:
        return Reason("category", True, *twice("reason.by_rule", agency=agency))
    if not agency:
        return Reason("category", False, *twice("reason.no_owner", category=category))
    return Reason("category", True, *twice("reason.owner", category=category, agency=agency))


def office(rule: str, name: str | None, sought: str = "") -> Reason:
    """Which office, by which step of the ladder; `sought` is what was looked for and not found."""
    step = Phrase(f"reason_step.{rule}")
    if name is None:
        lacking = Phrase("reason.lacking", {"sought": sought}) if sought else ""
        return Reason("office", False, *twice("reason.no_office", step=step, rule=rule, lacking=lacking))
    said = "reason.office" if rule == "R1" else "reason.proposed"
    return Reason("office", rule == "R1", *twice(said, step=step, rule=rule, name=name))
