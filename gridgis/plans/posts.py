"""Who serves grids when a plan takes effect, and what accounts may see of them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.vocabulary import DUTIES, DUTY_OF, ROLE_OF
from gridgis.plans.drafts import Draft
from gridgis.security.models import Account, Post


def change_posts(session: Session, code: str, draft: Draft | None, on: date) -> None:
    """End the posts of a grid that is gone, or whose chief or staff the plan changes, and begin the new ones."""
    chief, staff = (draft.chief_id, draft.staff) if draft is not None else (None, ())
    wanted = {*(staff or ()), *([(chief, "chief")] if chief is not None else [])}
    kept = {"chief"} if draft is not None and chief is None else set()
    duties = (set(DUTIES) if staff is not None else {"chief"}) - kept
    if not duties:
        return
    standing = select(Post).where(
        Post.grid_code == code,
        Post.person_id.is_not(None),
        Post.role_code.in_(sorted(ROLE_OF[duty] for duty in duties)),
        Post.period.op("@>")(on),
    )
    for post in session.scalars(standing):
        held = (post.person_id, DUTY_OF[post.role_code])
        if held in wanted:
            wanted.discard(held)
        else:
            _end(session, post, on)
    session.flush()
    chiefs = select(func.min(func.lower(Post.period))).where(
        Post.grid_code == code, Post.person_id.is_not(None), Post.role_code == "grid_chief"
    )
    named = session.scalar(chiefs.where(func.lower(Post.period) > on))
    for person, duty in sorted(wanted):
        until = named if duty == "chief" else None
        place = {"level": "grid", "place_code": code, "valid_from": on, "valid_to": until}
        session.add(Post(person_id=person, role_code=ROLE_OF[duty], **place))


def _end(session: Session, post: Post, on: date) -> None:
    if post.valid_from < on:
        post.valid_to = on
    else:
        session.delete(post)


def follow_grids(session: Session, heirs: Mapping[str, set[str]], on: date) -> None:
    """Let what accounts hold at grids that are gone follow: to the grids living on in which their person has a post.

    Args:
        heirs: for each grid that is gone, the grids it lives on in.
        on: the day from which the new posts count.
    """
    asked = select(Post, Account.person_id).join(Account, Account.id == Post.account_id)
    held = session.execute(asked.where(Post.grid_code.in_(sorted(heirs)), Post.period.op("@>")(on))).all()
    for post, person in held:
        serving = select(Post.place_code, func.array_agg(Post.role_code)).where(
            Post.person_id == person, Post.grid_code.in_(sorted(heirs[post.place_code])), Post.period.op("@>")(on)
        )
        now = dict(session.execute(serving.group_by(Post.place_code)).all()) if person is not None else {}
        for code in sorted(code for code, roles in now.items() if post.role_code not in roles):
            place = {"level": "grid", "place_code": code, "valid_from": on}
            session.add(Post(account_id=post.account_id, role_code=post.role_code, **place))
        _end(session, post, on)
    session.flush()
