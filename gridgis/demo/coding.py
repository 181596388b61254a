"""The demo's pages of reporters: open, with codes that everybody knows, one for each way a report may stand."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.intake.code_models import QueryCode, ReporterPage
from gridgis.intake.models import Report
from gridgis.security.queries import token_hash

CODES = {
    "closed": "8888000000000001",
    "handling": "8888000000000002",
    "submitted": "8888000000000003",
    "evaluated": "8888000000000004",
    "sealed": "8888000000000005",
}
"""By the state of the case, or that it is a sealed one; a state in which no citizen's case stands has none."""
PHONE = "0573-82000000"


def store(session: Session, counties: list[str]) -> None:
    """Open the pages, and give the first county's newest reports of each state their code."""
    session.add_all(ReporterPage(county_code=code, open=True, phone=PHONE) for code in counties)
    for named, code in CODES.items():
        found = _newest(session, counties[0], named)
        if found is None:
            continue
        key = {"county_code": found.county_code, "report_id": found.id}
        session.add(QueryCode(**key, code_hash=token_hash(code), made_at=found.received_at))
    session.flush()


def _newest(session: Session, county: str, named: str) -> Report | None:
    of_state = Case.sensitive if named == "sealed" else (Case.state == named) & Case.sensitive.is_(False)
    asked = (
        select(Report)
        .join(Case, (Report.county_code == Case.county_code) & (Report.case_number == Case.number))
        .where(Case.county_code == county, Case.source == "citizen", of_state)
        .order_by(Case.submitted_at.desc(), Case.number.desc(), Report.id)
        .limit(1)
    )
    return session.scalar(asked)
