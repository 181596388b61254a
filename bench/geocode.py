"""How soon an address text is found, how often rightly, and how often something wrong would be taken unasked."""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bench.address_strings import SHARES, Asked, address_strings, source_of
from bench.stand import Figure, Stand, spread
from gridgis.core.db import make_engine
from gridgis.geocoding.queries import Answer, geocode

BATCH = 500


@dataclass
class Tally:
    """Of the strings of one kind: how many, found first, taken unasked, and wrongly so."""

    asked: int = 0
    known: int = 0
    first: int = 0
    taken: int = 0
    wrong: int = 0


def tallied(asked: Sequence[Asked], answers: Sequence[Answer]) -> dict[str, Tally]:
    """Count by kind, and all under the empty word.

    Wrong is what would be taken unasked and is another address than the one meant, or where none may be taken at all.
    """
    found: dict[str, Tally] = defaultdict(Tally)
    for one, answer in zip(asked, answers, strict=True):
        best, taken = answer.hits[0].text if answer.hits else "", answer.automatic
        for tally in (found[one.kind], found[""]):
            tally.asked += 1
            tally.known += one.expected != ""
            tally.first += one.expected != "" and best == one.expected
            tally.taken += taken is not None
            tally.wrong += taken is not None and (not one.automatic or taken.text != one.expected)
    return found


def run(stand: Stand) -> list[Figure]:
    """Ask all strings one by one, then in batches."""
    assert stand.load_s
    engine = make_engine(stand.cluster.url(), pool_size=1)
    with Session(engine) as session:
        asked = address_strings(source_of(session))
        figures = measured(session, asked)
    engine.dispose()
    return figures


def measured(session: Session, asked: Sequence[Asked]) -> list[Figure]:
    """Figures of strings asked in a loaded database."""
    texts = [one.text for one in asked]
    geocode(session, texts[:20])
    times, answers = [], []
    for text in texts:
        began = time.perf_counter()
        answers += geocode(session, [text])
        times.append(time.perf_counter() - began)
    began = time.perf_counter()
    for first in range(0, len(texts), BATCH):
        geocode(session, texts[first : first + BATCH], alternatives=False)
    rate = len(texts) / (time.perf_counter() - began)
    middle, slow = spread(times)
    found = tallied(asked, answers)
    whole = found[""]
    print(f"{'kind':14}{'asked':>6}{'first':>8}{'taken':>8}{'wrong':>7}")
    for kind in (*SHARES, ""):
        one = found[kind]
        first = f"{one.first / one.known:8.1%}" if one.known else f"{'–':>8}"
        print(f"{kind or 'all':14}{one.asked:6}{first}{one.taken / max(one.asked, 1):8.1%}{one.wrong:7}")
    return [
        Figure("geocode one text, median", middle, "ms", f"p95 {slow:.1f} ms"),
        Figure("geocode in batches of 500", rate, "texts/s", f"{len(texts)} texts"),
        Figure("right address first, where it exists", 100 * whole.first / whole.known, "%", "95 promised"),
        Figure("wrong ones among all, taken unasked", 100 * whole.wrong / whole.asked, "%", "less than 1 promised"),
    ]
