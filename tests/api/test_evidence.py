"""Papers that requests rest on: who puts them to a case, who reads them, what is refused."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from fastapi.testclient import TestClient

from tests.api.handling import stepped
from tests.api.test_requests import refused, signed
from tests.claims import SAID
from tests.pictures import picture

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
LEASE = b"%PDF-1.4\nlease\n%%EOF\n"
SCRIPT = b"%PDF-1.4\n/JavaScript\n%%EOF\n"


def put(
    client: TestClient, number: str, content: bytes, name: str = "租车合同.pdf", digest: str = ""
) -> tuple[int, str]:
    """The status of putting a paper to a case, and the kind of its refusal."""
    told = digest or sha256(content).hexdigest()
    answer = client.put(f"/cases/{number}/papers/{told}", params={"name": name}, content=content)
    return answer.status_code, answer.json().get("kind", "")


def test_a_request_names_its_papers_and_its_decider_reads_them(as_user: As) -> None:
    number, clerk = signed(as_user)
    photo, lease = picture(), sha256(LEASE).hexdigest()
    assert put(clerk, number, LEASE) == (201, "")
    assert put(clerk, number, LEASE) == (200, ""), "again, it changes nothing"
    assert put(clerk, number, photo, "现场.jpg") == (201, "")
    named = [lease.upper(), sha256(photo).hexdigest()]
    stepped(clerk, number, "request_extension", note="雨", **SAID["request_extension"], papers=named)
    desk = as_user("dispatcher")
    (queued,) = desk.get("/requests").json()["items"]
    papers = queued["request"]["papers"]
    assert [(one["name"], one["content_type"]) for one in papers] == [
        ("租车合同.pdf", "application/pdf"), ("现场.jpg", "image/jpeg")
    ]  # fmt: skip
    assert desk.get(f"/cases/{number}").json()["requests"][0]["papers"] == papers
    read = desk.get(f"/cases/{number}/papers/{lease}")
    assert (read.content, read.headers["cache-control"]) == (LEASE, "private, no-store")
    assert "attachment" in read.headers["content-disposition"]
    assert as_user("other_town").get(f"/cases/{number}/papers/{lease}").status_code == 404


def test_what_is_no_paper_of_theirs_is_refused_and_nothing_is_half_done(as_user: As) -> None:
    number, clerk = signed(as_user)
    lease = sha256(LEASE).hexdigest()
    assert put(clerk, number, SCRIPT) == (422, "papers.active")
    assert put(clerk, number, b"MZ program")[0] == 422
    assert put(clerk, number, LEASE, digest="0" * 64)[0] == 422
    assert put(as_user("other_town"), number, LEASE)[0] == 404
    assert put(as_user("county"), number, LEASE)[0] == 403
    along = {"note": "雨", **SAID["request_extension"]}
    assert refused(clerk, number, "request_extension", **along, papers=[lease]) == (422, "cases.paper_unknown")
    assert put(as_user("dispatcher"), number, LEASE) == (201, "")
    assert refused(clerk, number, "request_extension", **along, papers=[lease]) == (422, "cases.paper_unknown")
    assert put(clerk, number, LEASE) == (409, "cases.paper_taken")
    assert as_user("dispatcher").get("/requests").json()["items"] == []
    for n in range(12):
        assert put(clerk, number, LEASE + b"%" * n + b"\n%%EOF\n") == (201, "")
    assert put(clerk, number, b"%PDF-1.4\nmore\n%%EOF\n") == (422, "cases.papers_many")
