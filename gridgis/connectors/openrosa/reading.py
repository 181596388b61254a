"""A filled form as XML, read with no entities, no document type and within bounds."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from gridgis.core.errors import Invalid
from gridgis.core.texts import storable

MOST_BYTES, MOST_ANSWERS = 1_000_000, 500
NAME_LIMIT = 100
FACTS = "Facts"
"""The group of answers to items."""


@dataclass(frozen=True)
class Sent:
    """A filled form: answers by the name of the question, and those to items apart; empty ones are left out."""

    form_id: str
    version: str
    instance_id: UUID
    answers: Mapping[str, str]
    facts: Mapping[str, str]

    @property
    def digest(self) -> bytes:
        """Of all it says: the same means the same submission."""
        said = [self.form_id, self.version, sorted(self.answers.items()), sorted(self.facts.items())]
        return sha256(json.dumps(said, ensure_ascii=False).encode()).digest()


def sent_of(content: bytes) -> Sent:
    """Read a filled form.

    Raises:
        Invalid: it is no XML, holds a document type or entities, names no form or instance, or repeats a question.
    """
    if len(content) > MOST_BYTES:
        raise Invalid("odk.xml_large", most=MOST_BYTES // 1_000_000, field="xml_submission_file")
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise Invalid("odk.no_xml", field="xml_submission_file") from None
    form_id, version = (root.get(name, "").strip() for name in ("id", "version"))
    if not form_id or any(len(one) > NAME_LIMIT or not storable(one) for one in (form_id, version)):
        raise Invalid("odk.no_form_named", field="xml_submission_file")
    answers = dict(_once(_leaves(root, apart=("meta", FACTS))))
    facts = dict(_once(leaf for group in root if _name(group) == FACTS for leaf in _leaves(group)))
    return Sent(form_id, version, _instance(root), answers, facts)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _leaves(root: Any, apart: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Names and texts of what lies below, however deep, without groups that are read apart."""
    waiting = [one for one in reversed(root) if _name(one) not in apart]
    while waiting:
        one = waiting.pop()
        if len(one):
            waiting.extend(reversed(one))
        else:
            yield _name(one), (one.text or "").strip()


def _once(leaves: Iterator[tuple[str, str]] | Any) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for name, text in leaves:
        if name in seen or len(seen) >= MOST_ANSWERS or len(name) > NAME_LIMIT:
            raise Invalid("odk.twice", name=name[:NAME_LIMIT], field="xml_submission_file")
        seen.add(name)
        if text and not storable(text):
            raise Invalid("intake.not_storable", field=name)
        if text:
            yield name, text


def _instance(root: Any) -> UUID:
    told = next(
        (one.text or "" for group in root if _name(group) == "meta" for one in group if _name(one) == "instanceID"), ""
    )
    try:
        return UUID(told.strip().removeprefix("uuid:"))
    except ValueError:
        raise Invalid("odk.no_instance", field="instanceID") from None


def moment_of(told: str) -> datetime | None:
    """When a device says something was; None where it does not say.

    Raises:
        Invalid: what it says is no moment.
    """
    if not told:
        return None
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Invalid("odk.no_moment", told=told[:40], field="Start")
    return found


def place_of(told: str) -> tuple[float, float, float | None]:
    """Longitude, latitude (WGS 84) and accuracy in metres of a geopoint: “latitude longitude altitude accuracy”.

    Raises:
        Invalid: it is none.
    """
    try:
        numbers = [float(one) for one in told.split()]
    except ValueError:
        numbers = []
    if len(numbers) < 2 or not all(map(math.isfinite, numbers)):
        raise Invalid("odk.no_place", told=told[:40], field="Place")
    return numbers[1], numbers[0], numbers[3] if len(numbers) > 3 and numbers[3] > 0 else None


def clock_of(header: str) -> datetime | None:
    """What the clock of a device says, by the header `Date` of its request; None where it does not."""
    try:
        found = parsedate_to_datetime(header)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return found if found.tzinfo is not None else None
