"""The OpenAPI document: what routes and dependencies declare, with the one shape of problems at every status."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from api.deps import SAFE, SIGNED_IN
from api.unit import Unit

PROBLEM = {
    "type": "object",
    "description": "A refusal or a failure, after RFC 9457, worded in the reader's language.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "kind": {"type": "string", "description": "which refusal of the catalogue, where it is one"},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldError"}},
    },
    "additionalProperties": True,
}
FIELD_ERROR = {
    "type": "object",
    "required": ["field", "message"],
    "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
}
FEATURES = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
    },
    "additionalProperties": True,
}

OWN = {"FeatureCollection": FEATURES, "Problem": PROBLEM, "FieldError": FIELD_ERROR}
"""Schemas of no model; no model may have the name of one."""

EDIT_SHAPES = {"changed": "PlanShapes", "before": "PlanShapes", "problems": "PlanProblems"}
"""Parts of an edit's answer: told here, for as models every vertex would be looked through once more."""

Responses = dict[int | str, dict[str, Any]]


def refusing(*statuses: int) -> Responses:
    """Statuses of refusals that one route has beyond what its parameters, body and sign-in bring with them."""
    return {status: _answer(status) for status in statuses}


def openapi(app: FastAPI) -> dict[str, Any]:
    """The document, made once."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, routes=app.routes)
        for route, method in _operations(app):
            answers = document["paths"][route.path_format][method.lower()]["responses"]
            answers |= {str(status): _answer(status) for status in sorted(_statuses(route, method))}
        schemas = document["components"]["schemas"]
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        assert schemas.keys().isdisjoint(OWN), schemas.keys() & OWN.keys()
        schemas |= OWN
        schemas["EditDone"]["properties"] |= {
            part: {"$ref": f"#/components/schemas/{of}"} for part, of in EDIT_SHAPES.items()
        }
        app.openapi_schema = document
    return app.openapi_schema


def _operations(app: FastAPI) -> Iterator[tuple[RouteContext, str]]:
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, APIRoute) and route.include_in_schema:
            yield from ((route, method) for method in sorted(route.methods or ()))


def _statuses(route: RouteContext, method: str) -> set[int]:
    """What every route may answer by how it is made; what else its actions raise is told by `refusing`."""
    unit = route.original_route
    signed_in = isinstance(unit, Unit) and SIGNED_IN in unit.made.values()
    found = {422, 500, 503}
    if signed_in:
        found.add(401)
    if "{" in (route.path_format or ""):
        found.add(404)
    if method not in SAFE:
        found |= {408, 413} | ({403} if signed_in else set())
        if route.body_field is not None:
            found.add(400)
    return found


def _answer(status: int) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": HTTPStatus(status).phrase, "content": content}
