"""What every test here shares: the command line speaks English, so that its sentences can be compared."""

import pytest

with pytest.MonkeyPatch.context() as first:  # help is worded where commands are declared, that is once a process
    first.setenv("GRIDGIS_LANGUAGE", "en")
    import gridgis.cli.main  # noqa: F401


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language of the installation that a test's commands find in their environment."""
    monkeypatch.setenv("GRIDGIS_LANGUAGE", "en")
