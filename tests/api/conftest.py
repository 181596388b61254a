"""What some tests of the API share."""

from asyncio import AbstractEventLoop

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.intake.code_models import ReporterPage
from tests.api.reporting import PHONE
from tests.client import Client
from tests.db.receiving import receiver  # noqa: F401 - a fixture
from tests.factories import ONE, World, an_account


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
