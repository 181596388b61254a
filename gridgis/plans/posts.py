"""Who serves grids when a plan takes effect, and what accounts may see of them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.vocabulary import DUTIES
from gridgis.people.models import GridPost
from gridgis.plans.drafts import Draft
from gridgis.security.models import Account, Grant


def change_posts(session: Session, code: str, draft: Draft | None, on: date) -> None:
    """End the posts of a grid that is gone, or whose chief or staff the plan changes, and begin the new ones."""
    chief, staff = (draft.chief_id, draft.staff) if draft is not None else (None, ())
    wanted = {*(staff or ()), *([(chief, "chief")] if chief is not None else [])}
    kept = {"chief"} if draft is not None and chief is None else set()
    duties = (set(DUTIES) if staff is not None else {"chief"}) - kept
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
