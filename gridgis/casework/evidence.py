"""Papers that requests rest on: put to a case by whoever asks, read by whoever reads the case."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases import queries as cases
from gridgis.cases.actions import opened
from gridgis.cases.request_models import CasePaper, CaseRequest
from gridgis.casework.parts import PaperPart
from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.media import papers
from gridgis.media.arriving import hash_of
from gridgis.media.stores import Store
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

ASKS = ("case.handle", "case.sign", "case.ask", "case.accept")
MOST = 12
"""Papers that one account may put to a case."""


@audited("case.paper", "case", "{number}", when=lambda made: made[1], sha256="given", name="name")
def attach(
    session: Session,
    actor: Actor,
    number: str,
    given: str,
    name: str,
    content: bytes,
    store: Store,
    *,
    most_pixels: int,
    at: datetime,
) -> tuple[PaperPart, bool]:
    """Keep a paper of somebody who asks for something in a case, to be named by their move; again, it changes nothing.

    Args:
        session: open session.
        actor: who puts it there.
        number: of the case.
        given: the SHA-256 of the content.
        name: of the file.
        content: a PDF, JPEG or PNG.
        store: where bytes are kept.
        most_pixels: of a picture.
        at: now.

    Returns:
        The paper and whether it is new.

    Raises:
        NotFound: the actor may read no such case.
        Forbidden: they ask for nothing there.
        Conflict: somebody else put the same paper to it.
        Invalid: the bytes don't have the hash, are no paper that is taken, or there are too many.
        StorageFull, StorageDown: it can't be kept now.
    """
    case = cases.get(session, actor, number)
    spot = cases.spot_of(case)
    require(actor, next((verb for verb in ASKS if actor.may(verb, spot)), ASKS[0]), spot)
    key = (case.county_code, case.number, hash_of(content, given))
    known = session.get(CasePaper, key)
    if known is not None and known.account_id != actor.account_id:
        raise Conflict("cases.paper_taken", field="sha256")
    if known is None:
        own = (CasePaper.county_code == case.county_code, CasePaper.case_number == case.number)
        mine = select(func.count()).where(*own, CasePaper.account_id == actor.account_id)
        if (session.scalar(mine) or 0) >= MOST:
            raise Invalid("cases.papers_many", most=MOST, field="papers")
    told = papers.name_of(name)
    kept = papers.keep(content, store, most_pixels=most_pixels)
    if known is not None:
        return PaperPart(known.sha256, known.name, known.content_type), False
    county, own_number, digest = key
    fresh = CasePaper(county_code=county, case_number=own_number, sha256=digest, name=told)
    fresh.content_type, fresh.received_at = kept.content_type, at
    if actor.account_id is not None:
        fresh.account_id = actor.account_id
    session.add(fresh)
    session.flush()
    return PaperPart(digest, told, kept.content_type), True


def read(session: Session, actor: Actor, number: str, digest: str, *, at: datetime) -> PaperPart:
    """A paper of a case, which its readers read.

    Raises:
        NotFound: the actor may read no such case, or it has no such paper.
    """
    case = opened(session, actor, number, at=at)
    found = session.get(CasePaper, (case.county_code, case.number, digest.lower()))
    if found is None:
        raise NotFound("papers.lost")
    return PaperPart(found.sha256, found.name, found.content_type)


def of_requests(session: Session, requests: Iterable[CaseRequest]) -> dict[str, PaperPart]:
    """The papers that requests name, by their hash; nothing is asked where none names any."""
    keys = [(one.county_code, one.case_number, digest) for one in requests for digest in one.papers]
    if not keys:
        return {}
    wanted = tuple_(CasePaper.county_code, CasePaper.case_number, CasePaper.sha256).in_(keys)
    return {
        one.sha256: PaperPart(one.sha256, one.name, one.content_type)
        for one in session.scalars(select(CasePaper).where(wanted))
    }
