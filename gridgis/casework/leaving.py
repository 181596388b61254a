"""What somebody who leaves would leave behind, with the cases that are open there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.rules import OPEN
from gridgis.people.leaving import Open, open_on
from gridgis.security.rules import Actor

PLACES = {"grid": Case.current_grid_code, "office": Case.office_code}


@dataclass(frozen=True)
class OpenWork(Open):
    """What is open on somebody; `cases` are those open at the place of a post that the reader may read, by its id.

    A case belongs to a grid and an office, never to a person: whoever goes on with the post goes on with its cases.
    Sensitive ones are in no count; their lists of who may know follow the posts.
    """

    cases: Mapping[int, int]


def open_work(session: Session, actor: Actor, person_id: int, last_day: date, *, at: datetime) -> OpenWork:
    """What somebody who leaves with a day would leave behind.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not manage people where they stand.
    """
    left = open_on(session, actor, person_id, last_day, at=at)
    counts: dict[tuple[str, str | None], int] = {}
    for level, column in PLACES.items() if "case.read" in actor.verbs else ():
        codes = [post.place_code for post in left.posts if post.level == level]
        asked = select(column, func.count()).where(Case.state.in_(OPEN), column.in_(codes)).group_by(column)
        counts |= {(level, code): many for code, many in session.execute(counted_for(asked, actor))}
    cases = {post.id: many for post in left.posts if (many := counts.get((post.level, post.place_code)))}
    return OpenWork(**vars(left), cases=cases)
