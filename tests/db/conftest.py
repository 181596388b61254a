"""What every test here shares: the command line speaks English, so that its sentences can be compared."""

import pytest

from tests.db.receiving import clock, receiver  # noqa: F401 - fixtures of the tests of the outbox


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language of the installation that a test's commands find in their environment."""
    monkeypatch.setenv("GRIDGIS_LANGUAGE", "en")
