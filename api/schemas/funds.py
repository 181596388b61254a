"""Funds and awards over the wire; money in fen."""

from decimal import Decimal

from pydantic import Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.people.funds.actions import Booking
from gridgis.people.funds.awards import MOST_FACTOR, MOST_PEOPLE, Deciding, Graded
from gridgis.people.funds.rules import FIRST_YEAR, LAST_YEAR, MOST_FEN, FundKind, FundLine, Purpose

SHORT, LONG = 100, 300


class BookingIn(Body):
    """An entry of a town's ledger; `purpose` is told of what is spent, and of nothing else."""

    town_code: Text = Field(max_length=20)
    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR, description="whose budget it is")
    line: FundLine
    kind: FundKind
    purpose: Purpose | None = None
    day: Day
    amount_fen: int = Field(gt=0, le=MOST_FEN)
    document: Text = Field(max_length=SHORT, description="number of the document or voucher")
    note: Text = Field("", max_length=LONG)

    def booking(self) -> Booking:
        """The same as asked for."""
        return Booking(**self.model_dump() | {"purpose": self.purpose or ""})


class CounterIn(Body):
    """Why an entry is taken back."""

    reason: Text = Field(min_length=1, max_length=LONG)


class GradedIn(Body):
    """Somebody's grade, and what the county paid for the post before."""

    person_id: int = Field(ge=1, lt=2**63)
    factor: Decimal = Field(ge=0, le=MOST_FACTOR, max_digits=4, decimal_places=3)
    paid_before_fen: int = Field(ge=0, le=MOST_FEN)


class DecidingIn(Body):
    """What a town decided on its awards of a year."""

    town_code: Text = Field(max_length=20)
    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    base_fen: int = Field(gt=0, le=MOST_FEN)
    decided_on: Day
    body: Text = Field(max_length=SHORT, description="who decided, such as a meeting of the town's leaders")
    document: Text = Field(max_length=SHORT)
    people: list[GradedIn] = Field(min_length=1, max_length=MOST_PEOPLE)

    def deciding(self) -> Deciding:
        """The same as asked for."""
        people = tuple(Graded(**vars(one)) for one in self.people)
        return Deciding(**{name: value for name, value in vars(self).items() if name != "people"}, people=people)
