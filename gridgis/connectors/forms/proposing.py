"""A department's XLSForm as items that a county could collect: line by line, what would be new, and what can't be."""

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from sqlalchemy.orm import Session

from gridgis.connectors.forms.questions import Question, Unusable, item_of, questions_of
from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import OneOf
from gridgis.core.wording import twice
from gridgis.objects.items import CollectionItem
from gridgis.objects.rules import MANAGE, Known, check, check_one
from gridgis.objects.schemas import in_force, items_of, known, newest, require_county
from gridgis.security.rules import Actor, Spot, require

OUTCOMES = ("new", "known", "refused", "left")
Outcome = Annotated[str, OneOf(OUTCOMES)]
MOST_LINES = 2_000
UNPACKED = 12_000_000
"""Bytes a workbook of a form may have when it is unpacked: larger ones hold something else."""
OLD, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"


@dataclass(frozen=True)
class Filling:
    """What is said of items where a form does not: of which kind of objects, who owns them, why, how often."""

    kind: str
    owner: str
    basis: str
    every: str


@dataclass(frozen=True)
class ProposedLine:
    """A question of a form: what would become of it, and why, in both languages; `line` is its row in the sheet."""

    line: int
    name: str
    label: str
    outcome: Outcome
    item: CollectionItem | None
    reason_zh: str
    reason_en: str


@dataclass(frozen=True)
class FormProposal:
    """What a form would bring. `items` is the whole schema as it would be, to be published by whoever confirms it.

    `version` is the newest one of the schema as the form was looked at.
    """

    title: str
    form_id: str
    form_version: str
    version: int
    lines: list[ProposedLine]
    items: list[CollectionItem]


def propose(
    session: Session, actor: Actor, county_code: str, content: bytes, name: str, filling: Filling, day: date
) -> FormProposal:
    """Look at a form; nothing is kept.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor does not set what it collects.
        Invalid: it is no XLSForm that pyxform reads.
    """
    require_county(session, actor, county_code)
    require(actor, MANAGE, Spot(county_code))
    book, form = _read(content, name)
    there = items_of(in_force(session, county_code, day))
    on = _Proposing(filling, known(session, county_code, day), list(there))
    lines = [on.line(*one) for one in _numbered(book, questions_of(form))][:MOST_LINES]
    title, form_id, version = (str(form.get(key) or "")[:200] for key in ("title", "id_string", "version"))
    return FormProposal(title, form_id, version, newest(session, county_code), lines, on.items)


def _read(content: bytes, name: str) -> tuple[Any, Mapping[str, Any]]:
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - read by few processes
    from pyxform.xls2json import workbook_to_json  # noqa: PLC0415
    from pyxform.xls2json_backends import get_xlsform  # noqa: PLC0415

    kind = ".xlsx" if content.startswith(ZIP) else ".xls" if content.startswith(OLD) else ".csv"
    if kind == ".xlsx":
        _require_bounded(content, name)
    try:
        book = get_xlsform(content, file_type=kind)
        form = workbook_to_json(workbook_dict=book, fallback_form_name="data", warnings=[])
    except PyXFormError as error:
        raise Invalid(
            "xlsform.unreadable", name=name[:60], why=" ".join(str(error).split())[:300], field="file"
        ) from None
    except Exception as error:
        # What is broken inside shows as whatever went wrong in one of the libraries that read it.
        raise Invalid("tables.workbook_broken", name=name[:60], field="file") from error
    return book, form


def _require_bounded(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except zipfile.BadZipFile:
        raise Invalid("tables.workbook_broken", name=name[:60], field="file") from None
    if size > UNPACKED:
        raise Invalid("tables.workbook_large", limit=UNPACKED // 1_000_000, field="file")


def _numbered(book: Any, questions: Sequence[Question]) -> Iterator[tuple[int, Question]]:
    """Questions with the number of their row: names may come again, then in order."""
    rows: dict[str, deque[int]] = {}
    for number, row in enumerate(book.survey or (), start=2):
        plain = {re.sub(r"\s", "", str(head)).lower(): str(told).strip() for head, told in row.items()}
        rows.setdefault(plain.get("name", ""), deque()).append(number)
    for one in questions:
        there = rows.get(one.name)
        yield (there.popleft() if there else 0), one


@dataclass
class _Proposing:
    """With the items as they would be after the lines so far."""

    filling: Filling
    known: Known
    items: list[CollectionItem]

    def line(self, number: int, question: Question) -> ProposedLine:
        """What would become of a question."""
        item: CollectionItem | None = None
        try:
            item = item_of(question, vars(self.filling))
            outcome = self._outcome(item)
            zh, en = twice(f"xlsform.is_{outcome}") if not question.conditional else twice("xlsform.without_condition")
        except Unusable as why:
            outcome, (zh, en) = "left", (why.words("zh"), why.words("en"))
        except Invalid as refusal:
            outcome, (zh, en) = "refused", (refusal.words("zh"), refusal.words("en"))
        return ProposedLine(number, question.name[:60], question.label[:80], outcome, item, zh, en)

    def _outcome(self, item: CollectionItem) -> str:
        check_one(item, self.known)
        before = next((one for one in self.items if one.code == item.code), None)
        if before is None:
            check([*self.items, item], self.known)
            self.items = [*self.items, item]
            return "new"
        owner = self.known.agencies.get(before.owner, before.owner)
        if (before.name, before.type, before.choices) != (item.name, item.type, item.choices):
            raise Invalid("xlsform.other_item", code=item.code, name=before.name, owner=owner, field="name")
        if not set(item.kinds) <= set(before.kinds):
            wider = replace(before, kinds=list(dict.fromkeys([*before.kinds, *item.kinds])))
            check([wider if one is before else one for one in self.items], self.known)
            raise Invalid("xlsform.other_kinds", code=item.code, name=before.name, owner=owner, field="kinds")
        if before.owner != item.owner:
            raise Invalid("objects.shared", name=before.name, code=before.code, owner=owner, field="owner")
        return "known"
