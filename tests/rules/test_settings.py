"""Settings are read once, checked together, frozen, and never at import."""

import os
import subprocess
import sys
from pathlib import Path
from pkgutil import walk_packages

import pytest
from pydantic import ValidationError

import api
import gridgis
from gridgis.core.paths import ROOT
from gridgis.core.settings import Settings


def test_defaults_need_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GRIDGIS_")]:
        monkeypatch.delenv(name)
    settings = Settings()
    assert (settings.host, settings.port, settings.timezone) == ("127.0.0.1", 8000, "Asia/Shanghai")
    assert settings.database_url is None
    assert settings.secure_cookies is False
    assert settings.demo is False


def test_the_prefix_is_ours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDGIS_PORT", "8123")
    monkeypatch.setenv("PORT", "9999")
    monkeypatch.setenv("GRIDGIS_UNKNOWN", "ignored")
    assert Settings().port == 8123


def test_paths_are_absolute_whatever_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(home=Path("here"))
    assert settings.home == tmp_path / "here"
    assert settings.media_dir == tmp_path / "here" / "media"
    assert settings.web_dist.is_absolute()


@pytest.mark.parametrize("url", ["postgresql://u:p@h:5432/d", "postgresql+psycopg2:///d?host=/run/x"])
def test_a_postgresql_url_passes_and_its_password_is_not_shown(url: str) -> None:
    settings = Settings(database_url=url)
    assert settings.database_url is not None
    assert settings.database_url.get_secret_value() == url
    assert url not in repr(settings)


@pytest.mark.parametrize("url", ["mysql://u:hidden@h/d", "", "postgres://u:hidden@h/d", "localhost:5432"])
def test_another_url_gets_one_clear_sentence_without_its_password(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDGIS_DATABASE_URL", url)
    with pytest.raises(ValidationError, match="must start with postgresql://") as refusal:
        Settings()
    assert "hidden" not in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "0"), ("PORT", "http"), ("POOL_SIZE", "0"), ("SESSION_HOURS", "0"), ("TIMEZONE", "Mars/Olympus")],
)
def test_what_can_not_work_is_refused_at_start(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"GRIDGIS_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1


def test_every_module_can_be_imported_with_an_empty_environment() -> None:
    names = sorted(
        module.name
        for package in (gridgis, api)
        for module in walk_packages(package.__path__, f"{package.__name__}.")
        if not module.name.endswith("__main__")
    )
    assert len(names) > 60
    script = f"import importlib\nfor name in {names!r}: importlib.import_module(name)\nprint('all', len({names!r}))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        env={"PYTHONPATH": str(ROOT)},
        cwd="/",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == f"all {len(names)}\n"


@pytest.mark.parametrize("text", ["*", "0.0.0.0/0", "::/0", "proxy", "10.0.0.1/24"])
def test_proxies_are_named_by_their_networks(text: str) -> None:
    with pytest.raises(ValidationError, match="GRIDGIS_TRUSTED_PROXIES"):
        Settings(trusted_proxies=text)


def test_nobody_is_a_trusted_proxy_unless_named() -> None:
    assert Settings().proxies == []
    assert Settings(trusted_proxies="10.0.0.5, 172.29.0.0/24,").proxies == ["10.0.0.5", "172.29.0.0/24"]
