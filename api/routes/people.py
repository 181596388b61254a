"""People, their posts and training, leave and substitutes."""

from datetime import date
from typing import Annotated, Any

from fastapi import Query

from api.deps import CurrentActor, Day, Db, Now, PageQuery, Today, allow
from api.documenting import refusing
from api.schemas.parts import Listed, NameIn, PageOf
from api.schemas.people import (
    CompetencesIn,
    EndIn,
    Handed,
    HandedIn,
    Kept,
    LeaveIn,
    LeavingIn,
    OnDay,
    Parent,
    PersonIn,
    PostIn,
)
from api.unit import Router
from gridgis.casework.leaving import OpenWork
from gridgis.casework.leaving import open_work as open_work_of
from gridgis.core.errors import Invalid
from gridgis.people import actions, cards, gaps, roster, staffing
from gridgis.people import leaves as queries
from gridgis.people.appointing import Appointed, appoint
from gridgis.people.cards import PersonCard, Telephone
from gridgis.people.ending import end_post, reopen_post, undo_post
from gridgis.people.gaps import GridStaff
from gridgis.people.leaves import LeaveRow
from gridgis.people.leaving import leave_service, undo_leaving
from gridgis.people.posts import PostRow
from gridgis.people.roster import Filter, Order, PersonListing, RosterCounts

router = Router(tags=["people"])


Only = Annotated[Filter | None, Query(description="those with a duty, or with something wrong")]
InOrder = Annotated[Order, Query(description="by name, or worst first")]


@router.get("/people", responses=refusing(403))
def people(
    db: Db,
    actor: CurrentActor,
    today: Today,
    page: PageQuery,
    parent: Parent = None,
    only: Only = None,
    order: InOrder = "name",
    at: OnDay = None,
) -> PageOf[PersonListing]:
    """People who serve, or are employed, where you may see it, with their duties on the day."""
    return _listed(db, actor, page, order, day=at or today, parent=parent, words="", only=only)


@router.post("/people/search", responses=refusing(403))
def search(
    db: Db,
    actor: CurrentActor,
    today: Today,
    page: PageQuery,
    body: NameIn,
    parent: Parent = None,
    only: Only = None,
    order: InOrder = "name",
    at: OnDay = None,
) -> PageOf[PersonListing]:
    """Those of them by part of the name, the beginning of its pinyin or initials, or a telephone's end."""
    return _listed(db, actor, page, order, day=at or today, parent=parent, words=body.q, only=only)


def _listed(db: Db, actor: CurrentActor, page: PageQuery, order: Order, **which: Any) -> PageOf[PersonListing]:
    name = f"people-{order}"
    after = page.after(name, int, str, int)
    rows = roster.people(db, actor, **which, order=order, after=after, limit=page.limit)
    return PageOf(items=rows, next=page.cut(name, rows, lambda last: (last.rank, last.name, last.id)))


@router.get("/people/counts", responses=refusing(403))
def counted(db: Db, actor: CurrentActor, today: Today, parent: Parent = None, at: OnDay = None) -> RosterCounts:
    """How many people each filter of the list finds."""
    return roster.counts(db, actor, day=at or today, parent=parent)


@router.get("/people/coverage", dependencies=[allow(30)], responses=refusing(403))
def coverage(db: Db, actor: CurrentActor, today: Today, parent: Parent = None, at: OnDay = None) -> Listed[GridStaff]:
    """Grids with their chief and full-timers on the day, and what is wrong there, by code."""
    return Listed(items=gaps.staffed(db, actor, day=at or today, parent=parent))


@router.get("/people/{person_id}")
def one(db: Db, actor: CurrentActor, today: Today, person_id: int, at: OnDay = None) -> PersonCard:
    """Somebody as they stand on the day: facts, posts of all times, what they may do by which post, training, leave."""
    return cards.card(db, actor, person_id, at or today)


@router.post("/people", status_code=201, responses=refusing(409))
def add(db: Db, actor: CurrentActor, at: Now, sent: PersonIn) -> Kept:
    """Enter somebody whom a town employs whose people you edit."""
    return Kept(id=staffing.add_person(db, actor, sent.facts(), at=at, namesake=sent.namesake).id)


@router.put("/people/{person_id}", responses=refusing(409))
def change(db: Db, actor: CurrentActor, at: Now, person_id: int, sent: PersonIn) -> PersonCard:
    """Change who somebody is; a contract's last day ends posts and account with it."""
    staffing.change_person(db, actor, person_id, sent.facts(), at=at, namesake=sent.namesake)
    return cards.card(db, actor, person_id, at.date())


@router.post("/people/{person_id}/phone")
def phone(db: Db, actor: CurrentActor, at: Now, person_id: int) -> Telephone:
    """The whole telephone number, where you manage people; it is kept that you looked."""
    return cards.show_phone(db, actor, person_id, at=at)


@router.put("/people/{person_id}/competences")
def trained(db: Db, actor: CurrentActor, at: Now, person_id: int, sent: CompetencesIn) -> PersonCard:
    """Say for which lines somebody is trained, in place of what was said before."""
    staffing.set_competences(db, actor, person_id, sent.trained(), at=at)
    return cards.card(db, actor, person_id, at.date())


@router.get("/people/{person_id}/open-work", responses=refusing(403))
def open_work(
    db: Db,
    actor: CurrentActor,
    at: Now,
    person_id: int,
    last_day: Annotated[Day, Query(description="the last day of their service")],
) -> OpenWork:
    """What somebody who leaves with a day would leave behind: posts with their open cases, shifts, standing in."""
    return open_work_of(db, actor, person_id, last_day, at=at)


@router.post("/people/{person_id}/leaving", responses=refusing(409))
def leaving(db: Db, actor: CurrentActor, at: Now, person_id: int, sent: LeavingIn) -> Kept:
    """Let somebody leave with a day; posts and account end with it, heirs go on with what is open."""
    heirs, gaps_stay = sent.named(), sent.leaving_gaps
    done = leave_service(db, actor, person_id, sent.last_day, heirs=heirs, leaving_gaps=gaps_stay, at=at)
    return Kept(id=done.id)


@router.post("/people/{person_id}/leaving/undo", responses=refusing(409))
def staying(db: Db, actor: CurrentActor, at: Now, person_id: int) -> Kept:
    """Let somebody stay who was entered as leaving; what others took over and did not begin comes back."""
    return Kept(id=undo_leaving(db, actor, person_id, at=at).id)


@router.put("/towns/{code}/people-handed")
def hand(db: Db, actor: CurrentActor, at: Now, code: str, sent: HandedIn) -> Handed:
    """Hand the editing of your town's people to the county, or take it back."""
    staffing.hand_people(db, actor, code, to_county=sent.to_county, at=at)
    return Handed(town_code=code, to_county=sent.to_county)


@router.post("/posts/preview", responses=refusing(404, 409))
def preview(db: Db, actor: CurrentActor, at: Now, sent: PostIn) -> Appointed:
    """What an appointment would do, or why it can't be; nothing is kept, and the post has the id 0."""
    return appoint(db, actor, sent.wish(), replacing=sent.replacing, preview=True, at=at)


@router.post("/posts", status_code=201, responses=refusing(404, 409))
def appointed(db: Db, actor: CurrentActor, at: Now, sent: PostIn) -> Appointed:
    """Appoint somebody to a role where you appoint to it."""
    return appoint(db, actor, sent.wish(), replacing=sent.replacing, at=at)


@router.post("/posts/{post_id}/end", responses=refusing(409))
def end(db: Db, actor: CurrentActor, at: Now, post_id: int, sent: EndIn) -> PostRow:
    """Let a post end with a day, and somebody go on with it."""
    return end_post(db, actor, post_id, sent.last_day, heir_id=sent.heir_id, at=at)


@router.post("/posts/{post_id}/reopen", responses=refusing(409))
def reopen(db: Db, actor: CurrentActor, at: Now, post_id: int) -> PostRow:
    """Let a post go on that was ended by hand; at the latest on the day after its last."""
    return reopen_post(db, actor, post_id, at=at)


@router.post("/posts/{post_id}/undo", responses=refusing(409))
def undo(db: Db, actor: CurrentActor, at: Now, post_id: int) -> PostRow:
    """Undo an appointment on its day or before it begins; the chief it replaced goes on."""
    return undo_post(db, actor, post_id, at=at)


@router.get("/leaves", responses=refusing(403))
def leaves(
    db: Db,
    actor: CurrentActor,
    page: PageQuery,
    parent: Parent = None,
    begin: Annotated[Day | None, Query(alias="from", description="only with a day from here on")] = None,
    end: Annotated[Day | None, Query(alias="to", description="only with a day up to here")] = None,
) -> PageOf[LeaveRow]:
    """Leaves of people who serve where you may see it, the latest first; the reason only where you manage people."""
    if begin is not None and end is not None and begin > end:
        raise Invalid("api.period_turned", field="from")
    after = page.after("leaves", date.fromisoformat, int)
    rows = queries.leaves(db, actor, parent=parent, begin=begin, end=end, after=after, limit=page.limit)
    return PageOf(items=rows, next=page.cut("leaves", rows, lambda last: (last.from_day, last.id)))


@router.post("/leaves", status_code=201, responses=refusing(404, 409))
def enter(db: Db, actor: CurrentActor, at: Now, sent: LeaveIn) -> LeaveRow:
    """Enter leave of somebody who serves where you manage people."""
    return actions.enter_leave(db, actor, sent.absence(), at=at)


@router.post("/leaves/{leave_id}/cancel", responses=refusing(409))
def cancel(db: Db, actor: CurrentActor, at: Now, leave_id: int) -> LeaveRow:
    """Cancel leave to come; leave that runs ends with yesterday."""
    return actions.cancel_leave(db, actor, leave_id, at=at)
