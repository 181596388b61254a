"""An office that closes: what is open there, and who goes on with it from the day after its last."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.orm import Session

from gridgis.cases.actions import tell
from gridgis.cases.doing import Move
from gridgis.cases.models import Case
from gridgis.cases.moving import move
from gridgis.cases.queries import counted_for
from gridgis.cases.rules import HELD
from gridgis.core.errors import Refusal
from gridgis.core.wording import Language, worded
from gridgis.people.models import Office
from gridgis.people.offices.queries import MANAGE, in_place, seen
from gridgis.people.offices.register import Version, register
from gridgis.security.rules import SYSTEM, Actor, require

BATCH = 200
REROUTE = "reroute"


@dataclass(frozen=True)
class OpenWorkOfOffice:
    """What hangs on an office: `cases` in its hands that the reader may read, people who hold a post there.

    `cases` is null for whoever reads no cases there. Sensitive ones are in no count; they go on as all others do.
    """

    cases: int | None
    people: int


def open_work(session: Session, actor: Actor, code: str, *, at: datetime) -> OpenWorkOfOffice:
    """What would be left behind by an office that closes.

    Raises:
        NotFound: the actor sees no such office.
        Forbidden: they don't manage offices where it stands.
    """
    office = seen(session, actor, code)
    require(actor, MANAGE, office.spot)
    cases = None
    if "case.read" in actor.verbs:
        asked = select(func.count()).where(Case.office_code == code, Case.state.in_(HELD))
        cases = session.scalar(counted_for(asked, actor))
    return OpenWorkOfOffice(cases, in_place(session, [code], at.date()).get(code, 0))


def hand_on(session: Session, *, zone: str, at: datetime, language: Language) -> int:
    """Give cases in the hands of closed offices to their heirs, at most `BATCH`; call again until it returns 0.

    Each is moved by an ordinary redispatch, sensitive ones too, whose lists of who may know follow. Where an office
    left no heir, or that is closed itself, its cases wait for redispatch by whoever dispatches. A case that somebody
    is moving just now is left for the next call.

    Returns:
        Cases that went on, or wait from now on.
    """
    local = at.astimezone(ZoneInfo(zone))
    asked = (
        select(Case)
        .join(Office, Office.code == Case.office_code)
        .where(
            Office.valid_to <= local.date(),
            Case.state.in_(HELD),
            ~Case.flags.contains(literal([REROUTE], ARRAY(TEXT))),
        )
        .order_by(Case.submitted_at, Case.number)
        .limit(BATCH)
    )
    cases = session.scalars(asked.with_for_update(skip_locked=True, of=Case)).all()
    for case in cases:
        closed = register(session).by_code[case.office_code or ""][-1]
        note = worded("offices.handed_on", {"name": closed.row.name}, language)
        if not _given(session, case, _heir(session, closed, local), note, zone=zone, at=local):
            case.flags = [*case.flags, REROUTE]
            tell(session, case, "office_closed", SYSTEM, source=case.state, note=note, at=at, facts={})
    return len(cases)


def _heir(session: Session, closed: Version, at: datetime) -> str | None:
    """Who goes on on a day: the heir, or the heir of that."""
    by_code, met, code = register(session).by_code, {closed.code}, closed.heir_code
    while code is not None and code not in met:
        met.add(code)
        if by_code[code][-1].on(at.date()):
            return code
        code = by_code[code][-1].heir_code
    return None


def _given(session: Session, case: Case, heir: str | None, note: str, *, zone: str, at: datetime) -> bool:
    if heir is None:
        return False
    try:
        with session.begin_nested():
            move(session, SYSTEM, case.number, Move("redispatch", note=note, office_code=heir), zone=zone, at=at)
    except Refusal:
        return False
    return True
