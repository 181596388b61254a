"""Who serves grids when a plan takes effect, and what accounts may see of them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.people.models import GridPost
from gridgis.plans.drafts import Draft
from gridgis.security.models import Account, Grant


def change_posts(session: Session, code: str, draft: Draft | None, on: date) -> None:
    """End the posts of a grid that is gone, or whose chief or staff the plan changes, and begin the new ones."""
    duties: set[str] = set()
    wanted: set[tuple[int, str]] = set()
    if draft is None:
        duties = {"chief", "fulltime", "parttime", "guide"}
    else:
        if draft.chief_id is not None:
            duties.add("chief")
            wanted.add((draft.chief_id, "chief"))
        if draft.staff is not None:
            duties |= {"fulltime", "parttime", "guide"}
            wanted |= set(draft.staff)
    if not duties:
        return
    standing = select(GridPost).where(
        GridPost.grid_code == code, GridPost.duty.in_(sorted(duties)), GridPost.period.op("@>")(on)
    )
    for post in session.scalars(standing):
        if (post.person_id, post.duty) in wanted:
            wanted.discard((post.person_id, post.duty))
        elif post.valid_from < on:
            post.valid_to = on
        else:
            session.delete(post)
    session.flush()
    later = select(func.min(GridPost.valid_from)).where(
        GridPost.grid_code == code, GridPost.duty == "chief", GridPost.valid_from > on
    )
    named = session.scalar(later)
    for person, duty in sorted(wanted):
        until = named if duty == "chief" else None
        session.add(GridPost(grid_code=code, person_id=person, duty=duty, valid_from=on, valid_to=until))


def follow_grids(session: Session, heirs: Mapping[str, set[str]], on: date) -> None:
    """Let rights held at grids that are gone follow their holders: to the grids living on in which they have a post.

    Args:
        session: open session.
        heirs: for each grid that is gone, the grids it lives on in.
        on: the day from which the new posts count.
    """
    asked = select(Grant, Account.person_id).join(Account, Account.id == Grant.account_id)
    held = session.execute(asked.where(Grant.level == "grid", Grant.place_code.in_(sorted(heirs)))).all()
    for grant, person in held:
        posts = select(GridPost.grid_code).where(
            GridPost.person_id == person,
            GridPost.grid_code.in_(sorted(heirs[grant.place_code])),
            GridPost.period.op("@>")(on),
        )
        for code in set(session.scalars(posts)) if person is not None else set():
            same = {"account_id": grant.account_id, "role_code": grant.role_code, "level": "grid"}
            session.execute(insert(Grant).values(place_code=code, **same).on_conflict_do_nothing())
    session.execute(delete(Grant).where(Grant.id.in_([grant.id for grant, _ in held])))
