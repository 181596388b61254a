"""A move of a case that is being made: what was asked, on which case, by whom, and what it has to write."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.asking import NOTHING, Claim
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Assignment, Case
from gridgis.cases.proofs import NOTHING as UNPROVEN
from gridgis.cases.proofs import Proof
from gridgis.cases.term_models import Category
from gridgis.core.errors import Invalid
from gridgis.core.rows import Rows
from gridgis.people import queries as people
from gridgis.security.rules import Actor

Facts = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """An answer to the reporter, as it was given; without a report it is for all that wait for one."""

    way: str
    words: str
    report_id: UUID | None = None


@dataclass(frozen=True)
class Company:
    """Who else has to do with a move: offices that help or are asked, a person, and where and when they meet.

    No `offices` leaves them to routing; none at all is an empty tuple. `person` is a username; `stance` what an office
    that is asked for its view would do.
    """

    offices: tuple[str, ...] | None = None
    person: str = ""
    meets_at: datetime | None = None
    meets_where: str = ""
    stance: str = ""


ALONE = Company()


@dataclass(frozen=True)
class Move:
    """A move asked for, with what comes along; its maker's `key` makes it once, however often it is sent.

    `main` is the case into which another is merged, `called_at` when a reporter was called who says what is noted;
    `report_id` names the reporter who makes the move on their own page.
    A supervision slip has a `level` and the account name of its `addressee`.
    `worker` is the account of whom a receiver asks to verify. `seen` is the last event that its maker knew of.
    """

    name: str
    note: str = ""
    office_code: str | None = None
    satisfaction: int | None = None
    claim: Claim = NOTHING
    company: Company = ALONE
    key: UUID | None = None
    replies: tuple[Reply, ...] = ()
    main: str | None = None
    called_at: datetime | None = None
    report_id: UUID | None = None
    level: str = ""
    addressee: str = ""
    proof: Proof = UNPROVEN
    worker: str = ""
    seen: int | None = None

    @property
    def by_reporter(self) -> Facts:
        """Which reporter made it on their own page, for the timeline; nothing where somebody else did."""
        return {"report_id": str(self.report_id)} if self.report_id else {}


NOT_ASKED = Move("")


@dataclass(frozen=True)
class Doing:
    """A move being made: the case held for update, its state already the one reached; `rows` is written at last.

    `until` is when the limit ended that ran before the move.
    """

    session: Session
    rows: Rows
    case: Case
    asked: Move
    actor: Actor
    category: Category
    limits: Limits
    at: datetime
    until: datetime | None = None

    @property
    def day(self) -> date:
        """The local day."""
        return self.at.astimezone(self.limits.calendar.zone).date()

    def leads(self) -> list[Assignment]:
        """The lead assignment that stands; what is changed of it is written with `rows`."""
        leads = [one for one in queries.standing(self.session, self.case) if one.part == "lead"]
        self.rows.change(*leads)
        return leads

    def note(self, **when: datetime) -> None:
        """Note with the lead assignment that stands when something happened."""
        for lead in self.leads():
            for name, at in when.items():
                setattr(lead, name, at)

    def end(self) -> None:
        """End the assignments that stand."""
        for one in queries.standing(self.session, self.case):
            one.ended_at = self.at
            self.rows.change(one)

    def check_office(self, office_code: str) -> None:
        """Let pass an office that serves the county on the day.

        Raises:
            Invalid: there is no such one.
        """
        if not people.serves(self.session, office_code, self.case.county_code, self.day):
            raise Invalid("cases.no_office", office_code=office_code, field="office_code")
