"""What offices say that ask for something, for the tests of moves."""

from datetime import date
from typing import Any

from gridgis.cases.asking import Claim
from gridgis.cases.doing import Move

REVIEW = date(2026, 5, 20)
CLAIMS = {
    "return": Claim("not_ours"),
    "return_late": Claim("found_on_spot"),
    "request_extension": Claim("weather", more=1),
    "suspend": Claim("season", review_on=REVIEW),
}
SAID = {
    "return": {"reason": "not_ours"},
    "return_late": {"reason": "found_on_spot"},
    "request_extension": {"reason": "weather", "more": 1},
    "suspend": {"reason": "season", "review_on": REVIEW.isoformat()},
}
"""The same over HTTP."""


def asked(name: str, **along: Any) -> Move:
    """A move with what it must bring, where that is a claim of an office."""
    return Move(name, **({"note": "因为", "claim": CLAIMS.get(name, Claim())} | along))
