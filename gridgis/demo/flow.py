"""The demo goes on: reports keep coming in, and cases keep moving, by the product's own actions."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases.asking import Claim
from gridgis.cases.doing import Move, Reply
from gridgis.cases.giving import is_open
from gridgis.cases.models import Case
from gridgis.cases.moving import move
from gridgis.cases.phases import phases_of
from gridgis.cases.proofs import Call, Proof
from gridgis.cases.queries import standing
from gridgis.cases.rules import CHANNELS, OPEN
from gridgis.core.geo import Datum, wgs84_to_gcj02
from gridgis.core.paths import DEMO
from gridgis.core.settings import Terms
from gridgis.demo.history import Plan, load_plan
from gridgis.geocoding.models import StandardAddress
from gridgis.intake.actions import Taken, receive
from gridgis.intake.rules import Message
from gridgis.routing import decisions
from gridgis.security.models import Post
from gridgis.security.rules import SYSTEM

REPORTS, MOVES = 2, 2
"""So many a call; the worker calls once a minute, which keeps the number of open cases about level."""

NEXT = {
    "submitted": "register",
    "registered": "dispatch",
    "coordinating": "assign_lead",
    "dispatched": "sign",
    "handling": "file_result",
    "result_filed": "check_pass",
    "rework": "file_result",
    "checked": "close",
    "suspended": "resume",
}
STEPS_A_CASE = 6

DISPUTE = "G0102"
"""A family dispute: sensitive, and not about staff."""


def flow(session: Session, terms: Terms, rng: np.random.Generator, *, at: datetime) -> list[str]:
    """Send some made-up reports and see some pressing cases through.

    Returns:
        Numbers of the cases opened.
    """
    plan = load_plan(DEMO)
    messages = [_message(session, plan, rng, at) for _ in range(REPORTS)]
    if (town := _without_secret(session)) is not None:
        secret = tuple(phrase for phrase in plan.phrases if phrase.category == DISPUTE)
        messages.append(_message(session, replace(plan, phrases=secret), rng, at, town))
    taken = receive(session, SYSTEM, messages, terms, at=at)
    pressing = (
        select(Case.number)
        .where(Case.state.in_(NEXT), Case.sensitive.is_(False))
        .order_by(Case.due_at.desc(), Case.number)
        .limit(200)
    )
    numbers = session.scalars(pressing).all()
    for number in rng.choice(numbers, size=min(MOVES, len(numbers)), replace=False):
        _see_through(session, str(number), terms.zone, at)
    return [one.case_number for one in taken if isinstance(one, Taken)]


def _without_secret(session: Session) -> str | None:
    """A town that has a receiver of sensitive cases and none of them open: there is always one to be worked."""
    towns = select(Post.place_code).where(Post.role_code == "sensitive_receiver", Post.level == "town")
    busy = select(Case.town_code).where(Case.sensitive, ~Case.staff_involved, Case.state.in_(OPEN))
    return session.scalar(towns.where(Post.place_code.not_in(busy.where(Case.town_code.is_not(None)))).limit(1))


def _message(session: Session, plan: Plan, rng: np.random.Generator, at: datetime, town: str = "") -> Message:
    last = session.scalar(select(func.max(StandardAddress.id))) or 0
    chosen = int(rng.integers(1, last + 1))
    address, lng, lat = session.execute(
        select(StandardAddress.text, func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place))
        .where(StandardAddress.town_code == town if town else StandardAddress.id >= chosen)
        .order_by(StandardAddress.id)
        .limit(1)
    ).one()
    weights = np.array([phrase.weight for phrase in plan.phrases])
    phrase = plan.phrases[int(rng.choice(len(plan.phrases), p=weights / weights.sum()))]
    sources = list(plan.facts["sources"])
    source = sources[int(rng.choice(len(sources), p=list(plan.facts["sources"].values())))]
    datum = Datum.GCJ02 if rng.random() < plan.facts["gcj02"].get(source, 0.0) else Datum.WGS84
    if datum is Datum.GCJ02:
        x, y = wgs84_to_gcj02(lng, lat)
        lng, lat = float(x), float(y)
    return Message(
        id=uuid4(),
        category_code=phrase.category,
        description=phrase.texts[int(rng.integers(len(phrase.texts)))],
        source=source,
        lng=round(lng, 6),
        lat=round(lat, 6),
        datum=datum,
        accuracy_m=float(rng.integers(5, 40)),
        address=address,
    )


def _asked(name: str, case: Case, office: str, at: datetime) -> Move:
    """The move with what it brings; whoever reported is answered as their source is."""
    ways = CHANNELS.get(case.source, ()) if name == "close" else ()
    replies = tuple(Reply(way, "您反映的事项已办结。") for way in ways[:1])
    proof = Proof(call=Call("报事群众", at, "已处理好"))
    return Move(name, "演示流转", office, claim=Claim("needs_office"), replies=replies, proof=proof)


def _see_through(session: Session, number: str, zone: str, at: datetime) -> None:
    """Move a case on, step by step, towards its end."""
    for _ in range(STEPS_A_CASE):
        case = session.scalars(select(Case).where(Case.number == number)).one()
        name = NEXT.get(case.state)
        if name is None:
            return
        move(session, SYSTEM, number, _asked(*_step(session, case, name), at), zone=zone, at=at)


def _step(session: Session, case: Case, usual: str) -> tuple[str, Case, str]:
    """The move to make next where one is usual, the case, and the office meant."""
    if usual == "file_result" and case.co_open:
        waits = next(one for one in standing(session, case) if is_open(one))
        return "co_file" if waits.signed_at else "co_sign", case, waits.office_code or ""
    if usual == "file_result" and case.phases_done < len(phases_of(case.limit_inputs.get("phases", ""))) - 1:
        return "reach_phase", case, ""
    decision = decisions.latest(session, case)
    proposed = decision.route.proposed if decision else []
    office = proposed[0] if proposed else f"{case.town_code}-town_command"
    return "pass_on" if usual == "sign" and case.first_due_at is not None else usual, case, office
