"""A parameter that an operation does not know is refused, by every one of them: a filter that narrows nothing lies."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.unit import Unit
from tests.factories import World

As = Callable[[str], TestClient]
METHODS = ("get", "put", "post", "patch", "delete")


def operations(app: FastAPI) -> list[tuple[str, str, list[str]]]:
    """Method, address and the parameters of the query that the document names, of each operation."""
    found = []
    for path, item in app.openapi()["paths"].items():
        for method in METHODS:
            if method in item:
                named: list[dict[str, Any]] = item[method].get("parameters", [])
                found.append((method, path, [one["name"] for one in named if one["in"] == "query"]))
    return found


def test_no_operation_takes_a_parameter_that_it_does_not_know(app: FastAPI, world: World, as_user: As) -> None:
    client, asked = as_user("admin"), operations(app)
    assert len(asked) > 200
    for method, path, known in asked:
        address = re.sub(r"{\w+}", "1", path).removeprefix("/api/v1")
        answer = client.request(method, address, params=dict.fromkeys(known, "1") | {"no_such": "1"})
        told = answer.json()
        assert answer.status_code == 422, (method, path, told)
        assert (told["field"], told["known"]) == ("no_such", known), (method, path)
        assert told["kind"] == ("api.unknown_parameter" if known else "api.no_parameters"), (method, path)


def test_every_route_of_the_api_is_of_the_kind_that_refuses_it(app: FastAPI) -> None:
    told = {path for _, path, _ in operations(app)}
    assert told <= {one.path for one in app.routes if isinstance(one, Unit)}


@pytest.mark.parametrize(
    ("language", "asked", "detail"),
    [
        ("zh-CN", "/cases?q=垃圾", "没有查询参数“q”，请改用：sort、open、state、"),
        ("en", "/cases?Open=true&limit=5", "There is no query parameter Open; there are sort, open, state, "),
        ("zh-CN", "/auth/me?all=1", "没有查询参数“all”；此处不接受任何查询参数，请去掉。"),
        ("en", f"/auth/me?{'a' * 5000}=1", f"There is no query parameter {'a' * 40};"),
    ],
)
def test_a_mistyped_parameter_is_named_beside_those_that_are_known(
    as_user: As, language: str, asked: str, detail: str
) -> None:
    told = as_user("county").get(asked, headers={"Accept-Language": language}).json()
    assert detail in told["detail"], told


def test_a_stranger_learns_of_no_parameter(app: FastAPI, world: World) -> None:
    answer = TestClient(app).get("/api/v1/cases?q=1")
    assert answer.status_code == 401
    assert "known" not in answer.json()
