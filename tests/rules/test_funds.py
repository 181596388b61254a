"""Awards and amounts of money."""

from decimal import Decimal

import pytest

from gridgis.core.errors import Invalid
from gridgis.people.funds.rules import AwardParts, award_of, fen_of


@pytest.mark.parametrize(
    ("base", "factor", "before", "parts"),
    [
        (1_800_000, "1.1", 1_500_000, (1_980_000, 1_500_000, 480_000)),
        (1_800_000, "0.8", 1_500_000, (1_440_000, 1_500_000, 0)),
        (1_000_005, "1.1", 0, (1_100_006, 0, 1_100_006)),
    ],
)
def test_the_town_pays_what_is_missing(base: int, factor: str, before: int, parts: tuple[int, int, int]) -> None:
    assert award_of(base, Decimal(factor), before) == AwardParts(*parts)


@pytest.mark.parametrize(("text", "fen"), [("12,345.60", 1_234_560), ("￥500元", 50_000), ("０.０１", 1)])
def test_money_is_read_as_people_write_it(text: str, fen: int) -> None:
    assert fen_of(text) == fen


@pytest.mark.parametrize("text", ["", "0", "-5", "1.005", "1e3", "十元", "99999999999999"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        fen_of(text)
