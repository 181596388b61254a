"""Questions of a form as pyxform reads it, and the item of a collection schema that one could be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gridgis.core.errors import Worded
from gridgis.objects.items import CollectionItem

TYPES = {"text": "text", "string": "text", "integer": "integer", "int": "integer", "decimal": "decimal", "date": "date"}
META = {"start", "end", "today", "deviceid", "phonenumber", "username", "email", "audit", "simserial", "subscriberid"}
SHOWN = {"note", "calculate", "hidden", "trigger", "start-geopoint", "background-audio", "acknowledge"}
MEDIA = {"photo", "image", "audio", "video", "file", "barcode"}
PLACES = {"geopoint", "geotrace", "geoshape", "gps"}
SPECIFY = "Specify other."
"""The label of the text that pyxform adds to a choice with `or_other`; “other” itself becomes one of the choices."""
OWN_NAMES = {"name", "姓名", "名称", "对象名称", "单位名称", "企业名称", "场所名称"}
_YES_NO = ({"yes", "是", "true", "1", "y", "有"}, {"no", "否", "false", "0", "n", "无"})
_REFERS = re.compile(r"\$\{[^}]*\}")


class Unusable(Worded):
    """A question that no item can be; its sentence says why."""


@dataclass(frozen=True)
class Question:
    """A question with its label in Chinese, where there is one, and what stands around it."""

    type: str
    name: str
    label: str
    choices: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    told: Mapping[str, str] = field(default_factory=dict)
    """What a form of ours tells of the item."""
    required: bool = False
    conditional: bool = False
    outside: str = ""
    """The file or query its choices come from."""
    repeats: bool = False
    other: bool = False
    own: bool = False
    """Asked by a form of ours beside the items."""


def questions_of(form: Mapping[str, Any]) -> list[Question]:
    """Every question of a form in its order; those of groups are among them, a group itself is none."""
    found = list(_inside(form.get("children", ()), form, repeats=False))
    ours = any(one.told for one in found)
    return [replace(one, own=ours and not one.told) for one in found]


def _inside(children: Any, form: Mapping[str, Any], *, repeats: bool) -> Iterator[Question]:
    for one in children:
        kind = str(one.get("type", ""))
        if kind == "group" and one.get("name") == "meta" and one.get("control", {}).get("bodyless"):
            continue
        if kind in ("group", "repeat", "loop"):
            if kind != "group":
                yield Question(kind, str(one.get("name", "")), _label(one, form))
            yield from _inside(one.get("children", ()), form, repeats=repeats or kind != "group")
        else:
            yield _question(one, form, repeats=repeats)


def _question(one: Mapping[str, Any], form: Mapping[str, Any], *, repeats: bool) -> Question:
    bind = one.get("bind") or {}
    told = {name.partition(":")[2]: str(value) for name, value in bind.items() if name.startswith("gridgis:")}
    choices = one.get("choices") or []
    file = str(one.get("itemset") or "")
    outside = file if "." in file or one.get("query") else ""
    if str((one.get("control") or {}).get("appearance", "")).startswith("search("):
        outside = "search()"
    return Question(
        type=str(one.get("type", "")),
        name=str(one.get("name", "")),
        label=_label(one, form),
        choices=[_label(choice, form) or str(choice.get("name", "")) for choice in choices],
        codes=[str(choice.get("name", "")) for choice in choices],
        told=told,
        required=str(bind.get("required", "")).lower() in ("yes", "true", "true()"),
        conditional=bool(bind.get("relevant") or one.get("choice_filter")) and not told,
        outside=outside or str(one.get("query") or ""),
        repeats=repeats,
        other=_label(one, form) == SPECIFY,
    )


def _label(one: Mapping[str, Any], form: Mapping[str, Any]) -> str:
    """A label in Chinese, else in the form's own language, else the first there is."""
    told = one.get("label")
    if not isinstance(told, Mapping):
        return str(told or "").strip()
    liked = [name for name in told if "zh" in name.lower() or "中文" in name or "chinese" in name.lower()]
    for name in (*liked, str(form.get("default_language", "")), *told):
        if told.get(name):
            return str(told[name]).strip()
    return ""


def item_of(one: Question, filling: Mapping[str, str]) -> CollectionItem:
    """The item that a question could be; what a form of another system does not say is filled.

    Raises:
        Unusable: it can be none.
    """
    _require_plain(one)
    kind = _type(one)
    choices = [text.strip() for text in one.choices] if kind == "choice" else []
    told = one.told
    return CollectionItem(
        code=_code(one),
        name=one.label,
        kinds=told.get("kinds", "").split() or [filling["kind"]],
        type=kind,
        owner=told.get("owner") or filling["owner"],
        basis=told.get("basis") or filling["basis"],
        every=told.get("every") or filling["every"],
        users=told.get("users", "").split(),
        choices=choices,
        required=told.get("must") == "true" if told else one.required,
        sealed=told.get("sealed") == "true",
        layers=told.get("layers", "").split(),
        towns=told.get("towns", "").split(),
    )


def _require_plain(one: Question) -> None:
    """Refuse what no item can be."""
    kinds = (
        ("own", one.own),
        ("repeat", one.type in ("repeat", "loop")),
        ("in_repeat", one.repeats),
        ("meta", one.type in META),
        ("shown", one.type in SHOWN),
        ("media", one.type in MEDIA or one.type.startswith("image")),
        ("place", one.type in PLACES),
        ("outside", bool(one.outside)),
        ("other", one.other),
        ("several", one.type.startswith(("select all", "select_multiple", "rank")) or one.type == "odk:rank"),
        ("own_name", not one.told and one.label.lower().strip(":： ") in OWN_NAMES),
        ("no_label", not one.label),
        ("refers", bool(_REFERS.search(one.label))),
    )
    for why, holds in kinds:
        if holds:
            raise Unusable(f"xlsform.left_{why}", type=one.type, file=one.outside[:60])


def _type(one: Question) -> str:
    if one.type.startswith("select one"):
        return "yes_no" if _is_yes_no(one) else "choice"
    if one.told.get("datum") == "phone":
        return "phone"
    if one.type not in TYPES:
        raise Unusable("xlsform.left_type", type=one.type[:40])
    return TYPES[one.type]


def _is_yes_no(one: Question) -> bool:
    if one.told:
        return one.told.get("datum") == "yes_no"
    words = [{code.lower(), text.lower()} for code, text in zip(one.codes, one.choices, strict=True)]
    return len(words) == 2 and any(words[first] & _YES_NO[0] and words[1 - first] & _YES_NO[1] for first in (0, 1))


def _code(one: Question) -> str:
    code = re.sub(r"[^a-z0-9_]", "_", one.name.lower()).lstrip("_0123456789")[:30]
    if not code or not re.search("[a-z]", one.name.lower()):
        raise Unusable("xlsform.left_code", type=one.type)
    return code
