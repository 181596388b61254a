"""From what was found for a text to its answer: one hit a place, best first, and whether one may be taken unasked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gridgis.core.geo import METRES_A_DEGREE
from gridgis.geocoding.judging import Found, Judged
from gridgis.geocoding.questions import Question
from gridgis.geocoding.rules import ACCEPT, CONFIRM, INEXACT, PRECISE, RIVALLED, Reading, likeness

HITS = 10
SAME = 0.021
"""Scores no farther apart are taken as equal."""

RELATIVE = 0.8
"""The most that a place beside an address reaches."""

UNTOLD = 0.55
"""The most that one of several places reaches that all fit only roughly."""


@dataclass(frozen=True)
class Hit:
    """A place that may be meant, with its score 0–1; EPSG:4490 degrees.

    `precision` is one of house, building, street (somewhere on a road), group, poi, relative (beside an address),
    village. The notes say what is not as it was asked, in Chinese and English; empty when all is. `source` names who
    outside was asked; empty for our own gazetteer.
    """

    text: str
    kind: str
    lng: float
    lat: float
    village_code: str
    town_code: str
    county_code: str
    score: float
    precision: str = "house"
    note_zh: str = ""
    note_en: str = ""
    source: str = ""


@dataclass(frozen=True)
class Answer:
    """What a text was read as, and the hits, best first; none when nothing in the gazetteer is like it."""

    reading: Reading
    hits: tuple[Hit, ...]
    rivals: int = 0

    @property
    def automatic(self) -> Hit | None:
        """The hit that may be taken without asking: sure, a house number or better, and the only one of its kind."""
        best = self.hits[0] if self.hits else None
        if best is None or best.score < ACCEPT or best.precision not in PRECISE or self.rivals or best.source:
            return None
        return best


@dataclass(frozen=True)
class Candidate:
    """An answer to one of a text's questions, with the points of all addresses that share it."""

    question: Question
    judged: Judged
    note: tuple[str, str] | None = None


def choose(
    reading: Reading, candidates: Sequence[Candidate], near: tuple[float, float] | None
) -> tuple[Reading, tuple[Hit, ...], int]:
    """Put what was found into order.

    Args:
        reading: the likeliest reading, for when nothing is found.
        candidates: answers to all questions of the text.
        near: a place near which it is likely to be; decides between equals, and never makes one of them sure.

    Returns:
        The reading that led to the best hit, unless it is hardly like it; the hits; how many fit as well as the best.
    """
    places = _places(candidates)
    if not places:
        return reading, (), 0
    places.sort(key=lambda c: (-c.judged.score, _away(c, near), -_told(reading, c), c.judged.found.id))
    best = places[0]
    rivals = sum(_rivals(best.judged, other.judged) for other in places[1:])
    most = 1.0
    hits = []
    for n, candidate in enumerate(places[:HITS]):
        score = candidate.judged.score
        if rivals:
            score = min(score, RIVALLED if best.judged.exact else UNTOLD, RIVALLED if n <= rivals else RIVALLED - 0.02)
        most = min(most, score)
        hits.append(_hit(candidate, min(score, most), rivals if n <= rivals else 0))
    return best.question.reading if best.judged.score >= CONFIRM else reading, tuple(hits), rivals


def _rivals(best: Judged, other: Judged) -> bool:
    """Whether another place fits as well; a building is no rival of its own door."""
    if other.score < best.score - SAME or other.exact != best.exact:
        return False
    within = best.text.startswith(other.text) or other.text.startswith(best.text)
    return not (within and other.found.village_code == best.found.village_code)


def _places(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best answer of each place; where addresses share it, the one in their middle stands for it."""
    shared: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in candidates:
        shared.setdefault(candidate.judged.place, []).append(candidate)
    found = []
    for ones in shared.values():
        top = max(one.judged.score for one in ones)
        best = [one for one in ones if one.judged.score == top]
        found.append(_middle(best))
    return found


def _middle(ones: Sequence[Candidate]) -> Candidate:
    whole = [one for one in ones if one.judged.found.text == one.judged.text]
    if whole or len(ones) == 1:
        return (whole or ones)[0]
    lng = sum(one.judged.found.lng for one in ones) / len(ones)
    lat = sum(one.judged.found.lat for one in ones) / len(ones)
    return min(ones, key=lambda one: (_metres(one.judged.found, (lng, lat)), one.judged.found.id))


def _metres(found: Found, place: tuple[float, float]) -> float:
    return float(METRES_A_DEGREE * (((found.lng - place[0]) * 0.86) ** 2 + (found.lat - place[1]) ** 2) ** 0.5)


def _away(candidate: Candidate, near: tuple[float, float] | None) -> float:
    return 0.0 if near is None else _metres(candidate.judged.found, near)


def _told(reading: Reading, candidate: Candidate) -> float:
    """How like the whole standard text is to all that was said; of use where a division was not understood."""
    return likeness(reading.front.unknown + reading.rest, candidate.judged.text[-len(reading.rest) - 6 :])


def _hit(candidate: Candidate, score: float, rivals: int) -> Hit:
    judged, question = candidate.judged, candidate.question
    found, relative = judged.found, question.reading.relative
    lng, lat, precision = found.lng, found.lat, judged.precision
    notes = _notes(candidate, rivals)
    if relative is not None and relative.crossing is None:
        lng, lat = relative.moved(lng, lat)
        precision, score = "relative", min(score, RELATIVE)
        words = relative.words
        notes.insert(0, (f"“{words}”在该地址旁，需核对位置", f"“{words}” is beside this address; check the place"))
    zh, en = "；".join(zh for zh, _ in notes), "; ".join(en for _, en in notes)
    codes = found.village_code, found.town_code, found.county_code
    return Hit(judged.text, found.kind, lng, lat, *codes, round(score, 3), precision, zh, en)


def _notes(candidate: Candidate, rivals: int) -> list[tuple[str, str]]:
    """What is not as it was asked, in Chinese and English."""
    question, judged = candidate.question, candidate.judged
    old, foreign, unknown = question.renamed, question.reading.foreign, question.reading.front.unknown
    told = [
        (old, f"“{old}”是旧名", f"“{old}” is an old name"),
        (question.wider, "不在所说的镇街或村社", "not in the town or village that was named"),
        (foreign, f"文中写的是“{foreign}”，不在本地", f"it says “{foreign}”, which is not here"),
        (unknown, f"没有“{unknown}”", f"there is no “{unknown}”"),
        (rivals, f"另有{rivals}处同样符合", f"{rivals} other places fit as well"),
    ]
    notes = [candidate.note] if candidate.note else []
    notes += [(zh, en) for holds, zh, en in told if holds]
    return notes or ([] if judged.exact else [("写法不完全相同", "not written the same")])


def between(question: Question, below: Sequence[Found], above: Sequence[Found]) -> list[Candidate]:
    """Where a number that no address has must lie: between its neighbours on the road, town by town.

    A number between two neighbours no farther apart than 1.5 km reaches 0.7, one beyond the last 0.6 when it is near
    it. On the same side of the street where both sides are known. A village group is small: its middle is taken.
    """
    number = question.reading.parts.number or 0
    found = []
    for town in sorted({one.town_code for one in (*below, *above)}):
        left = _next(below, town, number)
        right = _next(above, town, number)
        nearest = min((one for one in (left, right) if one), key=lambda one: abs((one.number or 0) - number))
        found.append(_interpolated(question, number, left, right, nearest))
    return found


def _next(side: Sequence[Found], town: str, number: int) -> Found | None:
    mine = [one for one in side if one.town_code == town and one.number is not None]
    mine.sort(key=lambda one: (abs((one.number or 0) - number), one.id))
    same = [one for one in mine if ((one.number or 0) - number) % 2 == 0]
    return next(iter(same or mine), None)


def _interpolated(
    question: Question, number: int, left: Found | None, right: Found | None, nearest: Found
) -> Candidate:
    place, score = (nearest.lng, nearest.lat), 0.6 if abs((nearest.number or 0) - number) <= 10 else 0.5
    if left and right and _metres(left, (right.lng, right.lat)) <= 1500:
        low, high = left.number or 0, right.number or 0
        part = (number - low) / (high - low) if high > low else 0.0
        place = (
            round(left.lng + part * (right.lng - left.lng), 7),
            round(left.lat + part * (right.lat - left.lat), 7),
        )
        score = 0.7
    told = f"没有{number}号，按相邻门牌推算", f"there is no number {number}; placed by its neighbours"
    return _on_way(question, nearest, place, min(score * question.weight, INEXACT), told)


def _on_way(
    question: Question, like: Found, place: tuple[float, float], score: float, note: tuple[str, str]
) -> Candidate:
    """Somewhere on the road or in the group of an address."""
    text = like.text[: like.text.rfind(like.parts.road) + len(like.parts.road)]
    precision = "group" if like.kind == "group" else "street"
    one = replace(like, text=text, lng=place[0], lat=place[1])
    return Candidate(question, Judged(one, text, score, precision, False), note)


def somewhere(question: Question, found: Sequence[Found]) -> list[Candidate]:
    """A road or group without a number: the address in its middle, town by town; surer the shorter it is."""
    ways = []
    for town in sorted({one.town_code for one in found}):
        mine = [one for one in found if one.town_code == town]
        middle = mine[len(mine) // 2]
        long = max(_metres(one, (middle.lng, middle.lat)) for one in mine)
        score = (0.7 if long <= 250 else 0.6 if long <= 600 else 0.5) * question.weight
        told = "只说了路名或组名，取其中段", "no number was given; the middle is taken"
        ways.append(_on_way(question, middle, (middle.lng, middle.lat), score, told))
    return ways
