"""docker-compose.yml and Dockerfile say what the code reads and the tree holds; nothing in them runs as root."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from api.app import SECURITY_HEADERS
from gridgis.core.settings import Settings
from gridgis.core.wording import worded

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SERVICES: dict[str, dict[str, Any]] = YAML(typ="safe").load(COMPOSE)["services"]
OURS = ["api", "worker"]
SHARED = (ROOT / "deploy/nginx-gridgis.conf").read_text()


def filled(value: str) -> str:
    """A value as compose fills it in when nothing but the password is set."""
    variable = re.compile(r"\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}")
    return variable.sub(lambda found: "secret" if found[2] is None else found[2], value)


def test_it_is_a_compose_file_by_the_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_setting_named_is_one_the_code_reads() -> None:
    named = set(re.findall(r"GRIDGIS_\w+", COMPOSE.read_text() + DOCKERFILE))
    read = {f"GRIDGIS_{name.upper()}" for name in Settings.model_fields}
    assert named
    assert named <= read


@pytest.mark.parametrize("name", OURS)
def test_the_settings_given_are_accepted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in SERVICES[name]["environment"].items():
        monkeypatch.setenv(key, filled(value))

    settings = Settings()

    assert settings.database_url is not None
    assert settings.database_url.get_secret_value() == "postgresql://gridgis:secret@db:5432/gridgis"
    assert (settings.host, settings.port, settings.demo) == ("0.0.0.0", 8000, False)


def test_there_is_a_database_a_server_a_worker_and_a_proxy() -> None:
    assert sorted(SERVICES) == ["api", "db", "proxy", "worker"]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_is_root_or_can_become_so(name: str) -> None:
    service = SERVICES[name]
    assert int(service["user"].split(":")[0]) > 0
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_each_service_is_watched_and_pinned(name: str) -> None:
    service = SERVICES[name]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert re.search(r":\d+[.\d]*\S*$", service["image"]), service["image"]
    assert not service["image"].endswith("latest")


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_takes_the_whole_machine(name: str) -> None:
    limit = re.fullmatch(r"(\d+)([mg])", SERVICES[name]["mem_limit"])
    assert limit is not None and SERVICES[name]["pids_limit"] > 0
    command = str(SERVICES[name].get("command", ""))
    if buffers := re.search(r"shared_buffers=(\d)GB", command):
        assert int(buffers[1]) * 2 < int(limit[1]), "beside its buffers the database needs as much again to work in"


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]


def test_it_is_published_on_the_loopback_unless_told_otherwise() -> None:
    assert [filled(port) for port in SERVICES["proxy"]["ports"]] == ["127.0.0.1:8000:8080"]
    told = SERVICES["api"]["environment"]["GRIDGIS_PUBLIC_ADDRESS"]
    assert told in SERVICES["proxy"]["ports"][0], "the server knows where it is published"
    assert Settings(public_address=filled(told), host="0.0.0.0").on_loopback


def test_only_the_network_of_the_proxy_is_believed() -> None:
    [subnet] = [part["subnet"] for part in YAML(typ="safe").load(COMPOSE)["networks"]["default"]["ipam"]["config"]]
    assert SERVICES["api"]["environment"]["GRIDGIS_TRUSTED_PROXIES"] == subnet
    assert Settings(trusted_proxies=filled(subnet)).proxies == ["172.29.87.0/24"]
    assert "FORWARDED_ALLOW_IPS" not in COMPOSE.read_text()


def test_the_proxy_says_itself_who_sends_and_how() -> None:
    """What is appended begins with whatever the sender made up."""
    passed = dict(re.findall(r"proxy_set_header (\S+) (\S+);", SHARED))
    assert (passed["X-Forwarded-For"], passed["X-Forwarded-Proto"]) == ("$remote_addr", "$scheme")
    assert "$proxy_add_x_forwarded_for" not in SHARED + (ROOT / "deploy/nginx-tls.conf").read_text()


def test_with_tls_browsers_are_told_to_stay_with_it() -> None:
    proxy = (ROOT / "deploy/nginx-tls.conf").read_text()
    assert "add_header Strict-Transport-Security $hsts always;" in proxy
    assert re.search(r'set \$hsts "max-age=\d{8}";', proxy)
    assert 'set $hsts "";' in (ROOT / "deploy/nginx.conf").read_text()
    assert re.search(r"listen 8080;.*return 308 https://", proxy, re.DOTALL)
    more = YAML(typ="safe").load(ROOT / "deploy/tls.yml")["services"]
    assert more["api"]["environment"]["GRIDGIS_SECURE_COOKIES"] == "true"
    assert more["proxy"]["ports"][0].endswith(":8443") and "listen 8443 ssl;" in proxy


def test_the_proxy_s_own_refusals_are_the_server_s_in_words_and_headers() -> None:
    places = re.findall(r'# The words of "(\S+)"\.\nlocation @\w+ \{\n(.*?)\n\}', SHARED, re.DOTALL)
    assert len(places) == len(re.findall(r"^error_page ", SHARED, re.MULTILINE)) == 3
    for kind, place in places:
        assert {name: f'"{value}" always' for name, value in SECURITY_HEADERS.items()}.items() <= dict(
            re.findall(r"add_header (\S+) (.+);", place)
        ).items()
        told = [json.loads(body) for body in re.findall(r"return \d+ '(.*)';", place)]
        for language, body in zip(("en", "zh"), told, strict=True):
            title = body["type"].removeprefix("/problems/").replace("-", "_")
            assert body["title"] == worded(f"problem.title_{title}", {}, language)  # type: ignore[arg-type]
            assert body["detail"] == worded(kind, {}, language)  # type: ignore[arg-type]
            assert f"return {body['status']} " in place


@pytest.fixture
def pin(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The pinning script over copies of both files, with a docker that knows one digest for every tag."""
    (tmp_path / "deploy").mkdir()
    for name in ("docker-compose.yml", "Dockerfile", "deploy/pin-images"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "docker").write_text("#!/bin/sh\ncase $6 in *@*) exit 1 ;; esac\necho sha256:$DIGEST\n")
    (tmp_path / "docker").chmod(0o755)

    def call(*words: str, digest: str = "a") -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "DIGEST": digest}
        command = [str(tmp_path / "deploy/pin-images"), *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    return call


def test_images_are_pinned_to_digests_and_moved_tags_are_told(
    pin: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    assert pin("--check").returncode == 1
    assert pin().returncode == 0
    compose, image = (tmp_path / "docker-compose.yml").read_text(), (tmp_path / "Dockerfile").read_text()
    assert re.findall(r"image: (\S+)", compose)[0] == "gridgis:0.1.0", "what is built here has no digest"
    assert all(one.endswith("@sha256:a") for one in re.findall(r"image: (\S+)", compose)[1:])
    assert re.findall(r"^FROM \S+@sha256:a( AS page)?$", image, re.MULTILINE) == [" AS page", ""]
    assert pin("--check").returncode == 0
    moved = pin("--check", digest="b")
    assert (moved.returncode, moved.stdout.count("is now sha256:b")) == (1, 4)
    assert pin(digest="b").returncode == 0
    assert pin("--check", digest="b").returncode == 0
    assert "sha256:a" not in (tmp_path / "docker-compose.yml").read_text() + (tmp_path / "Dockerfile").read_text()


def test_files_mounted_exist() -> None:
    mounts = [mount.split(":")[0] for service in SERVICES.values() for mount in service.get("volumes", [])]
    files = [mount for mount in mounts if mount.startswith("./")]
    assert files
    assert [file for file in files if not (ROOT / file).is_file()] == []


def test_the_proxy_passes_on_to_the_port_the_server_listens_on() -> None:
    port = SERVICES["api"]["environment"]["GRIDGIS_PORT"]
    assert set(re.findall(r"proxy_pass http://(\S+);", SHARED)) == {f"api:{port}"}
    listens = re.search(r"listen (\d+);", (ROOT / "deploy/nginx.conf").read_text())
    assert listens is not None
    assert SERVICES["proxy"]["ports"][0].endswith(f":{listens[1]}")


def test_the_image_runs_as_the_user_compose_names() -> None:
    uid = SERVICES["api"]["user"].split(":")[0]
    assert f"useradd --uid {uid} " in DOCKERFILE
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)[-1] == "gridgis"


def test_base_images_are_pinned_to_a_release() -> None:
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(images) == 2
    assert all(re.search(r":\d+\.\d+\.\d+-", image) for image in images)


def test_packages_in_the_image_are_the_locked_ones() -> None:
    assert "--require-hashes" in DOCKERFILE
    assert "npm ci" in DOCKERFILE


def test_what_the_image_copies_is_in_the_tree_and_not_ignored() -> None:
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    sources = [source.rstrip("/") for line in lines for source in line.split()]
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert [source for source in sources if not any(Path(source).is_relative_to(keep) for keep in kept)] == []
