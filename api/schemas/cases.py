"""Cases over the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from api.deps import Day
from api.schemas.parts import Sha256, Text
from api.schemas.shapes import Features, NamedFeature, Point
from gridgis.cases.asking import Claim
from gridgis.cases.doing import Company, Move, Reply
from gridgis.cases.proofs import Call, Proof
from gridgis.cases.rules import Clock, ReplyWay, Stance, State
from gridgis.cases.scopes import Scope
from gridgis.core.geo import Box
from gridgis.core.vocabulary import Platform, Urgency


class CategoryOut(BaseModel):
    """A category; those of level 2 can be reported."""

    code: str
    level: int
    parent_code: str | None
    name_zh: str
    name_en: str
    platform: Platform
    lead_agency_type: str | None
    first_handler: str | None
    emergency_number: str | None = Field(description="110, 119 or 120: to be called before anything else")
    urgency: Urgency | None
    limit_value: float | None
    limit_unit: str | None
    sensitive: bool
    tier: str
    often: int = Field(description="how often grid workers reported it in the last 90 days")
    initials: str = Field(description="first letters of the pinyin of `name_zh`, as it is searched: bllj for 暴露垃圾")


class ReplyIn(BaseModel):
    """What a reporter is told, and how; without `report_id` it is for all that wait for an answer."""

    way: ReplyWay
    words: Text = Field(max_length=1000)
    report_id: UUID | None = None


class CallIn(BaseModel):
    """A call that stands for going there: who was called, when, what they said."""

    to: Text = Field(max_length=80)
    at: AwareDatetime
    said: Text = Field(max_length=4000)


class MoveIn(BaseModel):
    """A move with what comes along; `satisfaction` is 1–4, 4 best.

    What ends a case brings the `replies` to its reporters; a merger the number of the `main` case; an evaluation that
    a reporter gave on the telephone, when they were `called_at`. A report that is not taken on: its `reason`, and in
    `basis` where else to turn. The `reason` of an objection is its ground, that of its answer the path that is left.

    Of a request: its `reason` from the list of the move and the `basis` it rests on, by how much `more` a limit is to
    run in its own unit, the day of `review_on` of a suspension, the SHA-256 of its
    `papers`, put to the case before; `office_code` of a return is the office thought right.
    A decision that grants less than was asked says `more`.
    Of a supervision slip: its `level` and the account name of its `addressee`.

    Of a look: the SHA-256 of its `photos`, sent before, with `lng` and `lat` of where they were taken, or a `call`;
    `before` is the photo of what was found, where it was settled on the spot. `worker` is whom to ask to verify.

    Of several offices: `co_offices` that help or are asked (none named leaves them to routing), the username of the
    `person` in charge, when (`meets_at`) and where they act together, and what an office that is asked would do.
    """

    move: Text = Field(max_length=40)
    note: Text = Field("", max_length=4000)
    office_code: Text | None = Field(None, max_length=80)
    satisfaction: int | None = None
    reason: Text = Field("", max_length=40)
    basis: Text = Field("", max_length=400)
    more: float | None = Field(None, gt=0, le=10_000)
    review_on: Day | None = None
    papers: list[Sha256] = Field([], max_length=6)
    key: UUID | None = Field(None, description="named by its maker: the same move under the same key is made once")
    replies: list[ReplyIn] = Field([], max_length=200)
    main: Text | None = Field(None, max_length=40)
    called_at: AwareDatetime | None = None
    level: Text = Field("", max_length=20)
    addressee: Text = Field("", max_length=80)
    photos: list[Sha256] = Field([], max_length=12)
    before: Sha256 | None = None
    lng: float | None = Field(None, ge=-180, le=180)
    lat: float | None = Field(None, ge=-90, le=90)
    datum: Text = Field("wgs84", max_length=20)
    call: CallIn | None = None
    worker: Text = Field("", max_length=80)
    seen: int | None = Field(None, description="the last event shown to whoever moves it: refused if others went on")
    co_offices: list[Text] | None = Field(None, max_length=20)
    person: Text = Field("", max_length=80)
    meets_at: AwareDatetime | None = None
    meets_where: Text = Field("", max_length=200)
    stance: Stance | Literal[""] = ""

    def asked(self) -> Move:
        """The move as the case takes it."""
        call = Call(self.call.to, self.call.at, self.call.said) if self.call else None
        shas = tuple(one.lower() for one in self.photos)
        proof = Proof(shas, (self.before or "").lower(), self.lng, self.lat, self.datum, call)
        claim = Claim(self.reason, self.basis, self.more, self.review_on, tuple(one.lower() for one in self.papers))
        offices = None if self.co_offices is None else tuple(self.co_offices)
        return Move(
            self.move,
            self.note,
            self.office_code,
            self.satisfaction,
            claim,
            key=self.key,
            replies=tuple(Reply(one.way, one.words, one.report_id) for one in self.replies),
            main=self.main,
            called_at=self.called_at,
            level=self.level,
            addressee=self.addressee,
            proof=proof,
            worker=self.worker,
            seen=self.seen,
            company=Company(offices, self.person, self.meets_at, self.meets_where, self.stance),
        )


class SlipMoveIn(BaseModel):
    """A move of a supervision slip, with its text, answer or reason; `addressee` is the account name of who gets it."""

    move: Text = Field(max_length=20)
    note: Text = Field("", max_length=4000)
    addressee: Text = Field("", max_length=80)


class NamingIn(BaseModel):
    """Whom to put on the need-to-know list, and why."""

    username: Text = Field(max_length=80)
    reason: Text = Field(max_length=400)


class RemovalIn(BaseModel):
    """Why somebody is taken off the need-to-know list."""

    reason: Text = Field(max_length=400)


class ContactIn(BaseModel):
    """Why somebody opens how a reporter can be reached."""

    reason: Text = Field(max_length=400)


class ScopeCounts(BaseModel):
    """Cases by tab; one more than `most` stands for all beyond."""

    most: int
    scopes: dict[Scope, int]


class CasePointFacts(BaseModel):
    """What a case's mark needs."""

    number: str
    clock: Clock
    state: State
    category_code: str
    urgency: Urgency
    submitted_at: datetime


class CasePoint(NamedFeature[Point, CasePointFacts]):
    """A case at its place."""


class CasePoints(Features[CasePoint]):
    """Located cases, the most pressing first; `truncated` when there are more."""

    truncated: bool


class ClusterMember(BaseModel):
    """A case of a spot."""

    number: str
    clock: Clock


class ClusterFacts(BaseModel):
    """How many cases a mark stands for, also by clock, and how its list is asked for.

    `cell` is its H3 cell, null where it is one spot. `box` (west, south, east, north) holds its cases. `number` is
    told of a single case; `members` are the cases of a spot, by number, unless they are very many.
    """

    count: int
    clocks: dict[Clock, int]
    cell: str | None
    box: Box
    number: str | None
    members: list[ClusterMember]


class CaseCluster(NamedFeature[Point, ClusterFacts]):
    """Cases that lie near one another, at the middle of their places."""


class CaseClusters(Features[CaseCluster]):
    """Clusters; `totals` of all cases that are meant, by clock, `unplaced` of them without a place on the map."""

    totals: dict[Clock, int]
    unplaced: int
