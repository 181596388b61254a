"""Which forms a device is given, as XForms, with the lists of addresses and objects that go with them."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import md5, sha256
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from gridgis.connectors.forms import objects, reports, sheets
from gridgis.connectors.forms.sheets import Form
from gridgis.core.errors import NotFound
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.geocoding.models import StandardAddress
from gridgis.grids.models import Grid
from gridgis.objects.ground import grid_at, held_at
from gridgis.objects.items import KINDS, CollectionItem
from gridgis.objects.models import CollectedObject
from gridgis.objects.rules import READ, WRITE
from gridgis.objects.schemas import in_force, items_of
from gridgis.security.rules import Actor

MOST_LISTED = 5_000
"""Rows of a list that goes with a form: what a telephone still searches at once."""
SUBMIT = "report.submit"
_KNOWN = 400
"""Signs of what is known of an object, as a form tells it."""


@dataclass(frozen=True)
class FormTold:
    """A form as the list tells it: `digest` changes when the form does."""

    form_id: str
    name: str
    version: str
    digest: str
    media: tuple[str, ...]


def listed(session: Session, actor: Actor, day: date) -> list[FormTold]:
    """Forms that an actor may fill in on a day: reports of their counties, and what is collected there."""
    found = [made for form_id in _ids(session, actor, day) if (made := _made(session, form_id, day)) is not None]
    return [FormTold(one.form_id, one.title, one.version, digest_of(xml(one)), one.media) for one in found]


def form(session: Session, actor: Actor, form_id: str, day: date) -> Form:
    """One of them.

    Raises:
        NotFound: the actor is given no such form.
    """
    made = _made(session, form_id, day) if form_id in _ids(session, actor, day) else None
    if made is None:
        raise NotFound("odk.no_form", form=form_id[:100])
    return made


def counties(session: Session, actor: Actor, verb: str) -> list[str]:
    """Codes of the counties in which an actor holds a verb somewhere, sorted."""
    if actor.everywhere(verb):
        return sorted(session.scalars(select(Division.code).where(Division.level == "county")))
    found = set(actor.codes(verb, "county"))
    below = [*actor.codes(verb, "town"), *actor.codes(verb, "village")]
    for code in below:
        place: Any = divisions.get(session, code)
        while place.level != "county" and place.parent_code:
            place = divisions.get(session, place.parent_code)
        found.add(place.code)
    grids = actor.codes(verb, "grid")
    if grids:
        found.update(session.scalars(select(Grid.county_code).where(Grid.code.in_(grids)).distinct()))
    return sorted(found)


def _ids(session: Session, actor: Actor, day: date) -> list[str]:
    found = [reports.form_id(code) for code in counties(session, actor, SUBMIT)]
    for code in counties(session, actor, WRITE):
        asked = {kind for one in items_of(in_force(session, code, day)) for kind in one.kinds}
        found += [objects.form_id(code, kind) for kind in KINDS if kind in asked]
    return found


def parts_of(form_id: str) -> tuple[str, str | None]:
    """County and kind of objects that the name of a form tells; no kind of reports.

    Raises:
        NotFound: no form is called so.
    """
    what, _, rest = form_id.partition("-")
    county, _, kind = rest.partition("-")
    if what == "report" and county and not kind:
        return county, None
    if what == "object" and county and kind in KINDS:
        return county, kind
    raise NotFound("odk.no_form", form=form_id[:100])


def _made(session: Session, form_id: str, day: date) -> Form | None:
    county, kind = parts_of(form_id)
    if kind is None:
        return reports.report_form(session, county, day)
    found = in_force(session, county, day)
    return objects.made_of(found, kind, divisions.get(session, county).name) if found is not None else None


def xml(made: Form) -> str:
    """The XForm of a form."""
    return _xml(_Same(made))


class _Same:
    """A form by what it says: one that says the same is converted once in a process."""

    def __init__(self, made: Form) -> None:
        self.made = made
        self.key = sha256(repr(made).encode()).digest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=64)
def _xml(same: _Same) -> str:
    return sheets.xform(sheets.book(same.made))


def digest_of(text: str) -> str:
    """The hash by which devices know that a file is another."""
    return md5(text.encode(), usedforsecurity=False).hexdigest()


def media(session: Session, actor: Actor, made: Form, name: str, day: date) -> str:
    """A list that goes with a form, as CSV: addresses where the actor writes, or objects there without what is sealed.

    Raises:
        NotFound: no such list goes with it.
    """
    county, kind = parts_of(made.form_id)
    if kind is None or name not in made.media:
        raise NotFound("odk.no_media", name=name[:60])
    if name == "addresses.csv":
        return _csv(("name", "label", "layer", "town"), session.execute(_addresses(actor, county, day)))
    items = {one.code: one for one in items_of(in_force(session, county, day))}
    rows = session.execute(_objects(actor, county, kind, day))
    heads = ("name", "label", "version", "layer", "town", "known")
    return _csv(heads, (_object(one, address, layer, town, items) for one, address, layer, town in rows))


def _layer(day: date) -> Any:
    return select(Grid.layer).where(Grid.code == grid_at(day)).correlate(StandardAddress).scalar_subquery()


def _addresses(actor: Actor, county: str, day: date) -> Select[Any]:
    asked = select(StandardAddress.id, StandardAddress.text, _layer(day), StandardAddress.town_code)
    here = StandardAddress.valid_to.is_(None), StandardAddress.county_code == county, held_at(actor, WRITE, day)
    return asked.where(*here).order_by(StandardAddress.text).limit(MOST_LISTED)


def _objects(actor: Actor, county: str, kind: str, day: date) -> Select[Any]:
    asked = select(CollectedObject, StandardAddress.text, _layer(day), StandardAddress.town_code).join(
        StandardAddress, StandardAddress.id == CollectedObject.address_id
    )
    here = StandardAddress.county_code == county, held_at(actor, READ, day), held_at(actor, WRITE, day)
    mine = CollectedObject.kind == kind, CollectedObject.ended_on.is_(None)
    return asked.where(*here, *mine).order_by(StandardAddress.text, CollectedObject.number).limit(MOST_LISTED)


def _object(
    one: CollectedObject, address: str, layer: str | None, town: str, items: dict[str, CollectionItem]
) -> Sequence[Any]:
    known = "；".join(f"{items[code].name}：{told}" for code, told in one.facts.items() if code in items)
    return one.id, f"{one.name} {address}", one.version, layer, town, known[:_KNOWN]


def _csv(heads: Sequence[str], rows: Any) -> str:
    written = io.StringIO()
    out = csv.writer(written, lineterminator="\n")
    out.writerow(heads)
    out.writerows(_cells(rows))
    return written.getvalue()


def _cells(rows: Any) -> Iterator[list[str]]:
    for row in rows:
        yield ["" if cell is None else " ".join(str(cell).split()) for cell in row]
