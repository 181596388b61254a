"""The tabs above a list of cases: what each makes of a filter, and how many cases stand behind it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases.filters import Filter, matching
from gridgis.cases.models import Case
from gridgis.cases.queries import visible_to
from gridgis.security.rules import Actor

Scope = Literal["open", "overdue", "near", "due24", "closed", "all"]
SCOPES: dict[Scope, Mapping[str, Any]] = {
    "open": {"open": True},
    "overdue": {"open": True, "due": "overdue"},
    "near": {"open": True, "due": "near_due"},
    "due24": {"open": True, "due": "24h"},
    "closed": {"open": False},
    "all": {},
}
"""What each sets; limits, figures and whether a case is open go before, and but for `all` its state."""
MOST = 999
"""So many are counted; of more it is told that there are more."""


def scoped(wanted: Filter, scope: Scope) -> Filter:
    """The filter behind a tab."""
    state = wanted.state if scope == "all" else None
    return replace(wanted, **{"open": None, "due": None, "measure": None, "state": state, **SCOPES[scope]})


def counts(session: Session, actor: Actor, wanted: Filter, *, at: datetime) -> dict[Scope, int]:
    """How many cases the actor may read behind each tab, in one statement; `MOST` and one where there are more."""

    def behind(scope: Scope) -> Any:
        asked = select(Case.number).where(*matching(session, scoped(wanted, scope), at))
        some = visible_to(asked, actor).limit(MOST + 1).subquery()
        return select(func.count()).select_from(some).scalar_subquery()

    found = session.execute(select(*map(behind, SCOPES))).one()
    return dict(zip(SCOPES, found, strict=True))
