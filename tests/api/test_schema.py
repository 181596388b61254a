"""Whatever the OpenAPI document allows is answered as the document says; asked by three posts, within a budget."""

from asyncio import AbstractEventLoop
from collections.abc import Callable, Sequence
from itertools import cycle

import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks
from schemathesis.core.failures import FailureGroup

from tests.client import Client

EXAMPLES = 3
"""Requests an operation, one a post: each is sent by another first, and by the next ones while it is turned away."""

POSTS = ("dispatcher", "planner", "county")
"""Whose rights the requests are made with."""

TURNED_AWAY = {403, 404}

LEFT_OUT = {"/api/v1/events", "/api/v1/stats/live", "/api/v1/auth/logout"}
"""The first two never end, the last ends what all others need."""

HELD = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]

As = Callable[[str], TestClient]


def probe(operation: schemathesis.APIOperation, clients: Sequence[TestClient]) -> str:  # type: ignore[type-arg]
    """Send what the document allows for one operation; what is wrong with the answers, or nothing."""
    first = cycle(range(len(clients)))

    @given(operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    def ask(case: schemathesis.Case) -> None:
        begin = next(first)
        for client in (*clients[begin:], *clients[:begin]):
            answer = client.request(**case.as_transport_kwargs(base_url="http://testserver"))
            client.cookies.clear()
            case.validate_response(answer, checks=HELD)
            if answer.status_code not in TURNED_AWAY:
                break

    try:
        ask()
    except FailureGroup as found:
        return str(found)
    return ""


def test_answers_are_those_of_the_document(app: FastAPI, loop: AbstractEventLoop, as_user: As) -> None:
    document = app.openapi()
    operations = [found.ok() for found in schemathesis.openapi.from_dict(document).get_all_operations()]
    assert len(operations) == sum(len(methods) for methods in document["paths"].values())
    asked = [operation for operation in operations if operation.path not in LEFT_OUT]
    assert len(operations) - len(asked) == len(LEFT_OUT)
    clients = [Client(app, loop, quiet=True) for _ in POSTS]
    for client, username in zip(clients, POSTS, strict=True):
        client.headers.update(as_user(username).headers)
    wrong = [said for one in asked if (said := probe(one, clients))]
    assert wrong == [], "\n".join(wrong)
