"""A plan's way: begun, submitted, consented to by three offices, approved by somebody else, published on its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, Refusal
from gridgis.core.moves import Bar, Standing, missing
from gridgis.core.settings import DEFAULTS, Terms
from gridgis.core.thresholds import thresholds
from gridgis.core.wording import Language, Phrase
from gridgis.divisions import queries as divisions
from gridgis.plans import queries
from gridgis.plans.models import Plan, PlanMove
from gridgis.plans.publishing import publish, refuse_faulty, refuse_stale
from gridgis.plans.rules import LIFE, OFFICES
from gridgis.security.auditing import audited
from gridgis.security.rules import SYSTEM, Actor, Spot, require

NAMED = {"offices": OFFICES, "offices_named": [Phrase(f"plan_office.{office}") for office in OFFICES]}
LEAST_TARGET, MOST_TARGET = 10, 5000


@audited("plan.begin", "plan", "{made.id}")
def begin(
    session: Session,
    actor: Actor,
    title: str,
    county_code: str,
    note: str,
    *,
    at: datetime,
    target_households: int | None = None,
) -> Plan:
    """Begin a plan in a county.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not draft there.
        Invalid: no title, an odd target, or the code is no county.
    """
    if not title.strip():
        raise Invalid("plans.no_title", field="title")
    target = thresholds(session).household_target if target_households is None else target_households
    if not LEAST_TARGET <= target <= MOST_TARGET:
        raise Invalid("plans.target_range", least=LEAST_TARGET, most=MOST_TARGET, field="target_households")
    if divisions.get(session, county_code).level != "county":
        raise Invalid("plans.county_code", field="county_code")
    require(actor, "plan.draft", Spot(county_code=county_code))
    plan = Plan(
        title=title.strip(),
        county_code=county_code,
        state="draft",
        version=0,
        note=note,
        target_households=target,
        author_id=actor.account_id,
        author_name=actor.display_name,
        created_at=at,
    )
    session.add(plan)
    session.flush()
    record(session, plan, Move("begin"), None, actor, at)
    return plan


@dataclass(frozen=True)
class Move:
    """A move of a plan with what comes along."""

    name: str
    note: str = ""
    office: str = ""
    document_number: str = ""
    effective_on: date | None = None


@audited("plan.{asked.name}", "plan", "{made.id}")
def move(
    session: Session,
    actor: Actor,
    plan_id: int,
    asked: Move,
    *,
    day: date,
    at: datetime,
    terms: Terms = DEFAULTS,
) -> Plan:
    """Move a plan one step.

    Args:
        asked: the move and what comes along.
        day: today, locally.
        terms: what of the settings counts when open cases are decided anew.

    Raises:
        NotFound: no such plan for this actor.
        Conflict: not from this state; the net changed under the plan (`StalePlan`); problems are left, consents are
            missing or, to take it back, already given.
        Forbidden: the right is missing, or the author would approve their own plan.
        Invalid: something that must come along is missing.
    """
    queries.get(session, actor, plan_id)
    plan = session.get_one(Plan, plan_id, with_for_update=True, populate_existing=True)
    step = LIFE.judge(standing_of(session, actor, plan, asked, day), asked.name)
    _do(session, plan, step.effect, asked, day, at, terms)
    source, plan.state = plan.state, step.target
    plan.version += 1
    record(session, plan, asked, source, actor, at)
    session.flush()
    return plan


def _speaks_for(actor: Actor, offices: Iterable[str], spot: Spot) -> bool:
    return any(actor.may(f"plan.consent.{office}", spot) for office in offices)


def standing_of(session: Session, actor: Actor, plan: Plan, asked: Move = Move(""), day: date = date.max) -> Standing:
    """How a plan stands before whoever would move it on a day with what comes along; a consent for any office."""
    spot, given = Spot(county_code=plan.county_code), queries.consents(session, plan)
    unheard = [office for office in OFFICES if office not in given]
    speaks = [asked.office] if asked.office in OFFICES else unheard
    others = {one.actor_id for office, one in given.items() if office != asked.office}

    def may(verb: str) -> bool:
        return _speaks_for(actor, speaks, spot) if verb == "plan.consent" else actor.may(verb, spot)

    bars: dict[str, Bar] = {
        "draw": lambda: queries.drew(session, plan, actor) and Forbidden("plans.drawn_by_you", verb="plan.approve"),
        "speak": lambda: actor.account_id in others and Forbidden("plans.other_office", office=asked.office),
        "consented": lambda: asked.office in given and Conflict("plans.consented", office=asked.office),
        "heard": lambda: given and Conflict("plan_way.heard", offices=list(given)),
        "unheard": lambda: unheard and Conflict("plans.unheard", offices=unheard),
        "note": missing(asked.note, "moves.note_missing", "note"),
        "document": missing(asked.document_number, "plans.no_document", "document_number"),
        "day": lambda: (asked.effective_on or date.min) < day and Invalid("plans.effective_on", field="effective_on"),
        "office": lambda: asked.office not in OFFICES and Invalid("plans.which_office", **NAMED, field="office"),
    }
    return Standing(plan.state, may, bars, by_hand=actor.account_id is not None)


def _do(session: Session, plan: Plan, effect: str, asked: Move, day: date, at: datetime, terms: Terms) -> None:
    """Do what the table names; the plan's state is still the one left."""
    if effect == "approve":
        plan.document_number, plan.effective_on = asked.document_number.strip(), asked.effective_on
    if effect in ("check", "approve"):
        refuse_stale(session, plan)
        refuse_faulty(session, plan, day)
    if effect == "publish":
        if plan.effective_on is not None and plan.effective_on > day:
            raise Conflict("plans.not_yet", effective_on=plan.effective_on, state=plan.state)
        publish(session, plan, day, at, terms)
        _supersede(session, plan, at)


def publish_due(
    session: Session, *, day: date, at: datetime, terms: Terms = DEFAULTS, language: Language = "zh"
) -> int | None:
    """Publish the approved plan that is due longest; one that can't be is returned to its author with the reason.

    The reason is kept as a note in `language`, the installation's.

    Returns:
        Its id; None when no plan is due.
    """
    due = select(Plan.id).where(Plan.state == "approved", Plan.effective_on <= day).order_by(Plan.effective_on, Plan.id)
    plan_id = session.scalar(due.limit(1).with_for_update(skip_locked=True))
    if plan_id is None:
        return None
    try:
        with session.begin_nested():
            move(session, SYSTEM, plan_id, Move("publish"), day=day, at=at, terms=terms)
    except (Refusal, IntegrityError) as refused:
        told = refused if isinstance(refused, Refusal) else Conflict("plans.database_refused", why=refused.orig)
        words = told.words(language)
        move(session, SYSTEM, plan_id, Move("return", note=words), day=day, at=at)
    return plan_id


def record(session: Session, plan: Plan, asked: Move, source: str | None, actor: Actor, at: datetime) -> None:
    """Append a step to the plan's way."""
    session.add(
        PlanMove(
            plan_id=plan.id,
            seq=len(queries.moves(session, plan)) + 1,
            move=asked.name,
            source=source,
            target=plan.state,
            office=asked.office if asked.name == "consent" else "",
            actor_id=actor.account_id,
            actor_name=actor.display_name,
            note=asked.note,
            at=at,
        )
    )
    session.flush()


def _supersede(session: Session, plan: Plan, at: datetime) -> None:
    """Plans of which no grid version is in force any more are superseded."""
    for old in queries.outlived(session, plan):
        source, old.state = old.state, "superseded"
        old.version += 1
        record(session, old, Move("supersede", note=plan.title), source, SYSTEM, at)
