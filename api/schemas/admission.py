"""Admission requests over the wire."""

from typing import Annotated

from pydantic import BaseModel, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from api.schemas.tasks import Code, Said
from gridgis.core.vocabulary import LINES, OneOf
from gridgis.grids.task_items import FREQUENCIES, TaskItem
from gridgis.tasks.admission.actions import Changing, Moving
from gridgis.tasks.admission.asking import UNNUMBERED, Asking
from gridgis.tasks.admission.rules import MOST_FUNDS, TEXT_LIMIT, AdmissionMove, AdmissionStance
from gridgis.tasks.rules import LIMITS, MOST_HOURS

Words = Annotated[Text, Field(max_length=TEXT_LIMIT)]
Hours = Annotated[float, Field(ge=0, le=MOST_HOURS, allow_inf_nan=False, description="of a grid and month")]
Where = Annotated[list[Code], Field(max_length=500)]


class AskingIn(Body):
    """A kind of task as a department asks for it; without kinds of grids and grids it is for all."""

    line: Annotated[str, OneOf(LINES)]
    name: Annotated[Text, Said] = Field(max_length=LIMITS["name"])
    what: Annotated[Text, Said] = Field(max_length=LIMITS["what"])
    standard: Annotated[Text, Said] = Field(max_length=LIMITS["standard"])
    frequency: Annotated[str, OneOf(FREQUENCIES)]
    basis: Annotated[Text, Said] = Field(max_length=LIMITS["basis"])
    hours: Hours
    layers: Where = Field(default_factory=list)
    grids: Where = Field(default_factory=list)
    categories: Where = Field(default_factory=list)
    funds_source: Words
    funds_amount: float = Field(ge=0, le=MOST_FUNDS, allow_inf_nan=False, description="yuan")
    first_day: Day
    last_day: Day
    contact: Words

    def asked(self) -> Asking:
        """The same as asked for."""
        told = self.model_dump()
        names = ("line", "name", "what", "standard", "frequency", "basis", "hours", "layers", "grids", "categories")
        item = TaskItem(code=UNNUMBERED, **{name: told[name] for name in names})
        rest = ("funds_source", "funds_amount", "first_day", "last_day", "contact")
        return Asking(item, **{name: told[name] for name in rest})


class RequestIn(AskingIn):
    """A new request of a department of a county."""

    office_code: Text = Field(max_length=60)


class RequestChangeIn(AskingIn):
    """A draft as it is to be, and the version that was seen."""

    version: int = Field(ge=1, lt=2**31)


class AdmittedChangeIn(Body):
    """With what changes a request is admitted."""

    hours: Hours
    first_day: Day
    last_day: Day
    layers: Where = Field(default_factory=list)
    grids: Where = Field(default_factory=list)


class RequestMoveIn(Body):
    """A move of a request, the version that was seen, its reason, and what is changed."""

    move: AdmissionMove
    version: int = Field(ge=1, lt=2**31)
    note: Words = ""
    change: AdmittedChangeIn | None = None

    def asked(self) -> Moving:
        """The same as asked for."""
        change = Changing(**self.change.model_dump()) if self.change is not None else None
        return Moving(self.move, self.version, self.note, change)


class OpinionIn(Body):
    """What a town says."""

    town_code: Text = Field(max_length=20)
    stance: AdmissionStance
    words: Words = ""


class BlockedOut(BaseModel):
    """The request that a stopped task became, and the department that is to fill it in."""

    request_id: int
    department: str
