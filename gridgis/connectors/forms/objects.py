"""The form of a kind of objects, from what a county collects on a day."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy.orm import Session

from gridgis.connectors.forms.sheets import Form, Row, hinted, label, named
from gridgis.core.errors import NotFound
from gridgis.core.wording import twice
from gridgis.divisions import queries as divisions
from gridgis.objects.items import CollectionItem
from gridgis.objects.models import CollectionSchema
from gridgis.objects.rules import ANSWER_LIMIT, NAME_LIMIT
from gridgis.objects.schemas import in_force, items_of, require_county
from gridgis.security.rules import Actor

DEEDS = ("made", "changed", "confirmed")
"""What a form does with an object; one is ended on the page, with a reason."""
MEDIA = ("objects.csv", "addresses.csv")
MADE, NOT_CONFIRMED = "${Deed} = 'made'", "${Deed} != 'confirmed'"
FEW = 8
"""So many choices are shown at once."""
_TYPES = {"text": "text", "phone": "text", "integer": "integer", "decimal": "decimal", "date": "date"}
_CHECKS = {
    "text": f"string-length(.) <= {ANSWER_LIMIT}",
    "phone": r"regex(., '^\+?[0-9][0-9 \-]{4,18}[0-9]$')",
    "integer": ". > -1000000000 and . < 1000000000",
    "decimal": ". > -1000000000 and . < 1000000000",
    "date": ". >= date('1900-01-01') and . < date('2200-01-01')",
}


def form_id(county_code: str, kind: str) -> str:
    """What the form of a kind of objects is called."""
    return f"object-{county_code}-{kind}"


def object_form(session: Session, actor: Actor, county_code: str, kind: str, day: date) -> Form:
    """The form in force on a day of a kind of objects in a county.

    Raises:
        NotFound: there is no such county, or nothing is collected of such objects.
        Forbidden: the actor has nothing to do with objects.
    """
    require_county(session, actor, county_code)
    found = in_force(session, county_code, day)
    if found is None or not any(kind in one.kinds for one in items_of(found)):
        raise NotFound("xlsform.no_form", field="kind")
    return made_of(found, kind, divisions.get(session, county_code).name)


def made_of(schema: CollectionSchema, kind: str, county: str) -> Form:
    """The form of a kind of objects that a version of a schema makes."""
    items = [one for one in items_of(schema) if kind in one.kinds]
    title = "".join((county, twice(f"object_kind.{kind}")[0], twice("xlsform.collected")[0]))
    choices = [*_listed("deeds", DEEDS, "object_deed"), *_yes_no(items), *_choices(items)]
    survey = [*_about(kind), *_asked(items)]
    return Form(form_id(schema.county_code, kind), str(schema.id), title, survey, choices, MEDIA)


def _about(kind: str) -> list[Row]:
    """What is done, to which object, or at which address."""

    def of(column: str) -> str:
        here, there = (f"instance('{one}')/root/item[name = ${{{field}}}]/{column}" for one, field in _LISTS)
        return f"if({MADE}, {here}, {there})"

    row = "instance('objects')/root/item[name = ${Object}]"
    long = {"constraint": f"string-length(.) <= {NAME_LIMIT}"} | label("objects.name", "constraint_message", limit=40)
    name = "xlsform.person_name" if kind == "person" else "xlsform.object_name"
    search = {"appearance": "minimal autocomplete", "required": "yes"}
    return [
        {"type": "start", "name": "Start"},
        {"type": "end", "name": "End"},
        {"type": "select_one deeds", "name": "Deed", "required": "yes", "default": "made"} | label("xlsform.deed"),
        {"type": "select_one_from_file objects.csv", "name": "Object", "relevant": "${Deed} != 'made'"}
        | search
        | label("xlsform.object"),
        {"type": "calculate", "name": "ObjectVersion", "calculation": f"{row}/version"},
        {"type": "calculate", "name": "Known", "calculation": f"{row}/known"},
        {"type": "note", "name": "KnownNote", "relevant": "${Known} != ''"} | label("xlsform.known", known="${Known}"),
        {"type": "select_one_from_file addresses.csv", "name": "Address", "relevant": MADE}
        | search
        | label("xlsform.address"),
        {"type": "calculate", "name": "Layer", "calculation": of("layer")},
        {"type": "calculate", "name": "Town", "calculation": of("town")},
        {"type": "text", "name": "Name", "required": MADE, "relevant": NOT_CONFIRMED} | label(name) | long,
    ]


_LISTS = (("addresses", "Address"), ("objects", "Object"))


def _asked(items: Sequence[CollectionItem]) -> list[Row]:
    group = {"type": "begin_group", "name": "Facts", "relevant": NOT_CONFIRMED, "appearance": "field-list"}
    return [group | label("xlsform.facts"), *map(_row, items), {"type": "end_group"}]


def _row(item: CollectionItem) -> Row:
    """The question of an item; who owns it, and why it is asked, goes with it."""
    hint = hinted("xlsform.sealed_hint" if item.sealed else "xlsform.hint", basis=item.basis)
    row = {"name": field_of(item.code)} | named(item.name, f"{item.name} ({item.code})") | hint
    if item.type in ("choice", "yes_no"):
        row["type"] = "select_one yes_no" if item.type == "yes_no" else f"select_one {item.code}"
        row["appearance"] = "minimal" if len(item.choices) > FEW else ""
    else:
        row["type"] = _TYPES[item.type]
        row["constraint"] = _CHECKS[item.type]
        row |= label(f"xlsform.must_{item.type}", "constraint_message", limit=ANSWER_LIMIT)
    row["required"] = MADE if item.required else ""
    row["relevant"] = " and ".join(filter(None, (_scope("Layer", item.layers), _scope("Town", item.towns))))
    return row | _told(item)


def _scope(field: str, codes: Collection[str]) -> str:
    some = " or ".join(f"${{{field}}} = '{code}'" for code in codes)
    return f"({some})" if some else ""


def _told(item: CollectionItem) -> Row:
    """What XLSForm has no column for; none is called as an attribute of its own, which would go under."""
    facts = {
        "kinds": " ".join(item.kinds),
        "datum": item.type,
        "owner": item.owner,
        "users": " ".join(item.users),
        "basis": item.basis,
        "every": item.every,
        "sealed": "true" if item.sealed else "",
        "must": "true" if item.required else "",
        "layers": " ".join(item.layers),
        "towns": " ".join(item.towns),
    }
    return {f"bind::gridgis:{name}": told for name, told in facts.items() if told}


def _listed(name: str, codes: Sequence[str], area: str) -> list[Row]:
    return [{"list_name": name, "name": code} | label(f"{area}.{code}") for code in codes]


def _yes_no(items: Sequence[CollectionItem]) -> list[Row]:
    if not any(one.type == "yes_no" for one in items):
        return []
    return [{"list_name": "yes_no", "name": name} | label(f"xlsform.{name}") for name in ("yes", "no")]


def _choices(items: Sequence[CollectionItem]) -> list[Row]:
    """Choices by their number: what a number means, the version of the form tells."""
    return [
        {"list_name": item.code, "name": str(n)} | named(text, text)
        for item in items
        if item.type == "choice"
        for n, text in enumerate(item.choices, start=1)
    ]


def field_of(code: str) -> str:
    """What the question of an item is called: its code, but for the one name that forms keep for themselves."""
    return "Meta" if code == "meta" else code


def answer_told(item: CollectionItem, told: str) -> str:
    """What a form's answer stands for in the version of the schema that made the form."""
    if item.type == "choice" and told.isdecimal() and 0 < int(told[:3]) <= len(item.choices):
        return item.choices[int(told[:3]) - 1]
    return told
