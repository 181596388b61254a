"""The words of a report lead to its category in one tap, and the card tells how often."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from gridgis.core.db import make_engine, make_sessions
from gridgis.intake.models import Report
from gridgis.suggesting.actions import learn
from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
NANHU, HERE = "330402", {"longitude": 120.792, "latitude": 30.7445}


@pytest.fixture
def learnt(database: str) -> Callable[[], list[list[str]]]:
    """The county has learnt from its closed cases; what senders were shown is read from the database."""
    sessions = make_sessions(make_engine(database))
    with sessions.begin() as session:
        learn(session, NANHU, at=datetime.now(UTC))

    def shown() -> list[list[str]]:
        with sessions() as session:
            found = session.scalars(select(Report.suggested).where(Report.suggested.is_not(None)))
            return [list(one) for one in found if one is not None]

    return shown


def test_words_lead_to_the_category_in_one_tap(open_page: Open, learnt: Callable[[], list[list[str]]]) -> None:
    page = open_page("worker.nanhu", "/m/report", size=PHONE, geolocation=HERE, permissions=["geolocation"])
    page.get_by_test_id("report-description").fill("盲道被车辆占用")
    likely = page.get_by_test_id("suggestion")
    expect(likely.first).to_have_attribute("data-code", "E0105")
    expect(likely.first).to_contain_text("%")
    expect(likely.first).to_have_attribute("aria-pressed", "false")
    quiet(page)
    assert faults(page) == []
    likely.first.click()
    expect(page.get_by_test_id("category").and_(page.locator('[data-code="E0105"]'))).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-result")).to_be_visible()
    assert [one[0] for one in learnt()] == ["E0105"]
    card = open_page("head.nanhu", "/settings/suggestions")
    expect(card.get_by_test_id("suggestion-card")).to_contain_text("人行道违停")
    quiet(card)
    assert faults(card) == []
    narrow = open_page("head.nanhu", "/settings/suggestions", size=PHONE)
    expect(narrow.get_by_test_id("suggestion-card")).to_be_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
