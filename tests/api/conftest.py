"""What some tests of the API share."""

from asyncio import AbstractEventLoop
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.intake.code_models import ReporterPage
from tests.api.reporting import PHONE
from tests.client import Client
from tests.db.receiving import receiver  # noqa: F401 - a fixture
from tests.db.test_geocoding import an_address
from tests.factories import ONE, TWO, ZONE, World, an_account

As = Callable[[str], TestClient]


@pytest.fixture
def deciders(session: Session, world: World) -> None:
    """The leader of the first town's enforcement office, who asks, and the head of its command centre, who decides."""
    an_account(session, "office_head", ("office_leader", "office", f"{ONE}001-urban_enforcement"))
    an_account(session, "centre_head", ("command_head", "town", f"{ONE}001"))


@pytest.fixture
def page_open(session: Session, deciders: None) -> None:
    """The page of reporters is open in the first county."""
    session.add(ReporterPage(county_code=ONE, open=True, phone=PHONE))
    session.commit()


@pytest.fixture
def citizen(app: FastAPI, loop: AbstractEventLoop, page_open: None) -> TestClient:
    """Somebody with a telephone and no account."""
    client = Client(app, loop)
    client.headers["Accept-Language"] = "en"
    return client


@pytest.fixture
def people(as_user: As, session: Session, world: World) -> As:
    """The worker of the first grid, its neighbour's, the town's staff, the park's, and who sets the schema."""
    for name, role, level, place in (
        ("beside", "grid_worker", "grid", f"{ONE}001001002"),
        ("staff", "town_staff", "town", f"{ONE}001"),
        ("park", "grid_worker", "grid", ZONE),
        ("guide", "grid_guide", "grid", f"{ONE}001001001"),
        ("far", "reviewer", "county", TWO),
    ):
        an_account(session, name, (role, level, place))
    an_address(session, "人民路12号")
    an_address(session, "人民路14号", at=(120.07, 30.02))
    an_address(session, "公园路1号", at=(120.09, 30.09))
    session.commit()
    return as_user
