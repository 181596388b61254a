"""Money in fen, and how an award is parted between county and town."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from gridgis.core.errors import Invalid
from gridgis.core.texts import narrow
from gridgis.core.vocabulary import LINES, OneOf

FUND_LINES = ("county_finance", "town_finance", *LINES)
"""Whose money it is: the county's treasury, the town's own, or a line's."""
FUND_KINDS = ("planned", "arrived", "spent")
PURPOSES = ("pay", "award", "training", "equipment", "service", "other")
"""What money is spent for."""

FundLine = Annotated[str, OneOf(FUND_LINES)]
FundKind = Annotated[str, OneOf(FUND_KINDS)]
Purpose = Annotated[str, OneOf(PURPOSES)]

MOST_FEN = 10**12
"""An amount beyond ten thousand million yuan is a slip."""
FIRST_YEAR, LAST_YEAR = 2000, 2199
_AMOUNT = re.compile(r"\d{1,13}(\.\d{1,2})?", re.ASCII)


@dataclass(frozen=True)
class AwardParts:
    """An award with what the county transfers for it and what the town adds, in fen."""

    award_fen: int
    county_fen: int
    town_fen: int


def award_of(base_fen: int, factor: Decimal, paid_before_fen: int) -> AwardParts:
    """The award of somebody: the town's base by their grade.

    The county goes on paying what it paid for the post before, the town what is missing to the award, never less than
    nothing.
    """
    award = int((base_fen * factor).quantize(Decimal(1), ROUND_HALF_UP))
    return AwardParts(award, paid_before_fen, max(0, award - paid_before_fen))


def fen_of(text: str, field: str = "amount") -> int:
    """An amount of yuan as people write it, such as `12,345.60` or `￥500元`, in fen.

    Raises:
        Invalid: it is none, has more than two decimals, or is nothing at all.
    """
    plain = re.sub(r"[\s,¥￥元]", "", narrow(text))
    fen = int(Decimal(plain) * 100) if _AMOUNT.fullmatch(plain) else 0
    require_amount(fen, field, text[:40])
    return fen


def require_amount(fen: int, field: str, told: object = None) -> None:
    """Refuse what is no amount of money.

    Raises:
        Invalid: it is not above zero, or beyond reason.
    """
    if not 0 < fen <= MOST_FEN:
        raise Invalid("funds.no_amount", text=str(fen if told is None else told), field=field)


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals."""
    return f"{Decimal(fen) / 100:.2f}"
