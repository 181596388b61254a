"""What people write, names and telephones are sent; in the address of a request stand codes alone."""

from collections.abc import Iterator
from typing import Any

from api.openapi import document

CODES = """
    agency_type bbox block category cell code_field county county_code crs cursor datum encoding file_layer flag flow
    hours item kind layer level line matter name_field number office owner parent place sheet state tab town town_code
    username village weekdays
"""
"""Parameters that take codes of places, offices, cases and kinds, what a file is like, or where a page goes on."""

WORDS = {
    "text": "the words of a filter of cases are part of a list that is linked, counted, drawn and exported alike",
    "name": "a file's name, of a file that is sent",
    "basis": "the law that stands for the items of a form that is sent",
    "title": "of the plan that is made of a file",
    "q": "`GET /grids`: name or code of a grid; `GET /briefings`: title or number of a paper",
}
"""Parameters that do take words, and why."""

FILTERED = {"cases", "cases.geojson", "cases/counts", "cases/clusters"} | {
    *(f"desks/{{desk}}/{page}" for page in ("cases", "cases.geojson", "counts")),
    "exports/desks/{desk}",
}
"""Where words of a filter stand: lists of cases, no reads of people or of what is being written."""


def _free(schema: dict[str, Any]) -> bool:
    """Whether any text may be sent for it."""
    if "anyOf" in schema:
        return any(map(_free, schema["anyOf"]))
    if schema.get("type") == "array":
        return _free(schema["items"])
    return schema.get("type") == "string" and not schema.keys() & {"enum", "const", "format"}


def _parameters() -> Iterator[tuple[str, str, str]]:
    """Method, path and name of every parameter of an address in which any text may stand."""
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            for one in operation.get("parameters", []):
                if one["in"] == "query" and _free(one["schema"]):
                    yield method, path.removeprefix("/api/v1/"), one["name"]


def test_no_address_carries_words_or_names() -> None:
    found = list(_parameters())
    known = set(CODES.split()) | WORDS.keys()
    assert {name for _, _, name in found} == known, "a new one is a code, or is sent in the body"
    assert {path for _, path, name in found if name == "q"} == {"grids", "briefings"}
    assert {path for _, path, name in found if name == "text"} == FILTERED
    assert {method for method, _, name in found if name in ("name", "title")} <= {"post", "put"}, "files are sent"


def test_a_free_text_is_known_from_a_closed_one() -> None:
    assert _free({"anyOf": [{"type": "string", "maxLength": 4}, {"type": "null"}]})
    assert _free({"type": "array", "items": {"type": "string"}})
    assert not _free({"type": "string", "format": "date"}) and not _free({"type": "string", "enum": ["a"]})
    assert not _free({"type": "integer"})
