"""Who may know of a sensitive case: its need-to-know list, and who belongs on it by post."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from gridgis.cases.models import Case, NeedToKnow
from gridgis.cases.rules import OPEN
from gridgis.divisions import queries as divisions
from gridgis.grids.models import Grid
from gridgis.people.models import Office
from gridgis.security.models import Account, Post
from gridgis.security.queries import Holder, holders, holds
from gridgis.security.rules import Actor, Spot

CANDIDATES = 20


@dataclass(frozen=True)
class Sealed:
    """What of a sensitive case says who belongs on its list."""

    county_code: str
    number: str
    town_code: str | None
    office_code: str | None
    staff_involved: bool
    taking_part: Sequence[str] = ()

    @property
    def offices(self) -> list[str]:
        """The offices that have a part in it, the one that leads first."""
        return [code for code in (self.office_code, *self.taking_part) if code]


@dataclass(frozen=True)
class Entry:
    """Somebody who belongs on a list by post."""

    account_id: int
    name: str
    part: str
    office_code: str | None = None


@dataclass(frozen=True)
class Reader:
    """Somebody on the list of a case, as people read it; `added_by` is empty where the post did it."""

    account_id: int
    username: str
    name: str
    title: str
    part: str
    office_code: str | None
    reason: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True)
class Nominee:
    """Somebody who could be named."""

    username: str
    name: str
    title: str


def sealed_of(case: Case) -> Sealed:
    """What of a stored case counts for its list."""
    own = (case.county_code, case.number, case.town_code, case.office_code, case.staff_involved)
    return Sealed(*own, case.taking_part)


def by_post(session: Session, cases: Sequence[Sealed], day: date) -> list[list[Entry]]:
    """Who belongs on the list of each case by the posts of a day, in two statements whatever their number.

    An ordinary sensitive case is known to those who hold `sensitive.work` in its town, where there is none in its
    county, else everywhere; and in the offices that have a part in it. One about staff is known to
    those who hold `staff.work` above the town, in the town only where there is nobody above; and to no office.
    """
    if not cases:
        return []
    codes = {code for one in cases for code in (one.town_code, one.county_code, *one.offices) if code}
    posts = Posts.of(*(holders(session, verb, codes, day) for verb in ("sensitive.work", "staff.work")))
    return [belonging(one, posts) for one in cases]


Held = dict[tuple[str, str], list[Holder]]


@dataclass(frozen=True)
class Posts:
    """Who holds `sensitive.work` and `staff.work`, by level and code of the place."""

    sensitive: Held
    staff: Held

    @classmethod
    def of(cls, sensitive: Iterable[Holder], staff: Iterable[Holder]) -> "Posts":
        """Sort holders by place."""
        return cls(_by_place(sensitive), _by_place(staff))


def belonging(one: Sealed, posts: Posts) -> list[Entry]:
    """Who belongs on the list of a case by post, each once."""
    town, county, everywhere = ("town", one.town_code or ""), ("county", one.county_code), ("all", "")
    if one.staff_involved:
        return _nearest(posts.staff, (county, everywhere, town), "inspector")
    entries = _nearest(posts.sensitive, (town, county, everywhere), "receiver")
    there = {entry.account_id for entry in entries}
    for code in one.offices:
        office = [h for h in posts.sensitive.get(("office", code), []) if h.account_id not in there]
        entries += [Entry(h.account_id, h.name, "office", code) for h in office]
        there.update(h.account_id for h in office)
    return entries


def _by_place(found: Iterable[Holder]) -> Held:
    places: Held = {}
    for holder in found:
        places.setdefault((holder.level, holder.code), []).append(holder)
    return places


def _nearest(found: dict[tuple[str, str], list[Holder]], places: Iterable[tuple[str, str]], part: str) -> list[Entry]:
    there = next((found[place] for place in places if place in found), [])
    return [Entry(holder.account_id, holder.name, part) for holder in there]


def row_of(one: Sealed, entry: Entry, at: datetime) -> dict[str, Any]:
    """An entry by post as it is stored."""
    return {
        "county_code": one.county_code,
        "case_number": one.number,
        "account_id": entry.account_id,
        "part": entry.part,
        "office_code": entry.office_code,
        "added_at": at,
    }


def told_of(entry: Entry) -> dict[str, Any]:
    """What the event of an entry keeps."""
    return {"account_id": entry.account_id, "name": entry.name, "part": entry.part}


def _of(case: Case | type[Case]) -> ColumnElement[bool]:
    return (NeedToKnow.county_code == case.county_code) & (NeedToKnow.case_number == case.number)


def entries_of(session: Session, case: Case) -> list[NeedToKnow]:
    """All entries of a case, those that ended too."""
    asked = select(NeedToKnow).where(_of(case))
    return list(session.scalars(asked.order_by(NeedToKnow.added_at, NeedToKnow.account_id)))


def readers(session: Session, case: Case) -> list[Reader]:
    """The list of a case as it stands, oldest entry first; empty for an ordinary case."""
    by = aliased(Account)
    rows = session.execute(
        select(NeedToKnow, Account.username, Account.display_name, Account.title, by.display_name)
        .join(Account, Account.id == NeedToKnow.account_id)
        .outerjoin(by, by.id == NeedToKnow.added_by)
        .where(_of(case), NeedToKnow.removed_at.is_(None))
        .order_by(NeedToKnow.added_at, NeedToKnow.account_id)
    )
    return [
        Reader(e.account_id, username, name, title, e.part, e.office_code, e.reason, e.added_at, adder or "")
        for e, username, name, title, adder in rows
    ]


def may_name(actor: Actor, case: Case) -> str | None:
    """On whose behalf an actor who reads a case may change its list: "" for its place, an office's code, or None."""
    if not case.sensitive:
        return None
    verb = "staff.work" if case.staff_involved else "sensitive.name"
    if actor.may(verb, Spot(case.county_code, case.town_code, case.village_code, case.current_grid_code)):
        return ""
    of_office = not case.staff_involved and actor.may(verb, Spot(office_code=case.office_code))
    return case.office_code if of_office and case.office_code else None


def candidates(session: Session, case: Case, office_code: str, words: str, day: date) -> list[Nominee]:
    """Accounts in use that could be named for a case: of its office, or of any place in its county; by name."""
    asked = select(Account.username, Account.display_name, Account.title).where(
        select(Post.id).where(holds(day), _serves(case, office_code)).exists()
    )
    there = select(NeedToKnow.account_id).where(_of(case), NeedToKnow.removed_at.is_(None))
    asked = asked.where(Account.id.not_in(there))
    if words:
        fields = (Account.username, Account.display_name, Account.title)
        asked = asked.where(or_(*(field.contains(words, autoescape=True) for field in fields)))
    rows = session.execute(asked.order_by(Account.display_name, Account.username).limit(CANDIDATES))
    return [Nominee(*row) for row in rows]


def serves(session: Session, account_id: int, case: Case, office_code: str, day: date) -> bool:
    """Whether an account holds anything on a day in the office, or where that is empty in the county of a case."""
    held = select(Post.id).join(Account, holds(day)).where(Account.id == account_id, _serves(case, office_code))
    return session.scalar(held.limit(1)) is not None


def _serves(case: Case, office_code: str) -> ColumnElement[bool]:
    if office_code:
        return Post.office_code == office_code
    grids = select(Grid.code).where(Grid.county_code == case.county_code)
    offices = select(Office.code).where(Office.county_code == case.county_code)
    places = divisions.below(case.county_code)
    return or_(Post.level == "all", *(Post.place_code.in_(codes) for codes in (places, grids, offices)))


def out_of_step(session: Session, cases: Collection[Case], day: date) -> list[Case]:
    """Of sensitive cases those whose list is not what the posts of a day say."""
    ordered = list(cases)
    kept: dict[str, dict[int, NeedToKnow]] = {case.number: {} for case in ordered}
    asked = select(NeedToKnow).where(NeedToKnow.case_number.in_(kept))
    for entry in session.scalars(asked):
        kept[entry.case_number][entry.account_id] = entry
    wanted = by_post(session, [sealed_of(case) for case in ordered], day)
    return [
        case
        for case, entries in zip(ordered, wanted, strict=True)
        if any(differences(case, kept[case.number], entries))
    ]


def unknown(session: Session) -> list[tuple[str, bool, int]]:
    """Open sensitive cases of which nobody may know: town (else county), whether about staff, how many."""
    known = exists().where(_of(Case), NeedToKnow.removed_at.is_(None))
    place = func.coalesce(Case.town_code, Case.county_code)
    asked = select(place, Case.staff_involved, func.count()).where(Case.sensitive, Case.state.in_(OPEN), ~known)
    rows = session.execute(asked.group_by(place, Case.staff_involved).order_by(place, Case.staff_involved))
    return [(code, about_staff, many) for code, about_staff, many in rows]


def differences(
    case: Case, kept: dict[int, NeedToKnow], wanted: Sequence[Entry]
) -> tuple[list[Entry], list[NeedToKnow]]:
    """Who comes onto a list by post and whose entry ends; who was removed by hand does not come back by itself."""
    posts = {entry.account_id: entry for entry in wanted}
    comes = [
        entry
        for entry in wanted
        if (old := kept.get(entry.account_id)) is None or (old.removed_at is not None and old.removed_by is None)
    ]
    goes = [old for old in kept.values() if old.removed_at is None and _ended(case, old, posts.get(old.account_id))]
    return comes, goes


def _ended(case: Case, old: NeedToKnow, post: Entry | None) -> bool:
    if old.part == "named":
        return old.office_code is not None and old.office_code != case.office_code
    return post is None
