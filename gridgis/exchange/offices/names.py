"""What people write where an office needs a code: its line, its place, the department above it, what it serves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.wording import Both
from gridgis.divisions import queries as divisions
from gridgis.people.offices.queries import lines
from gridgis.people.offices.register import Version, register


@dataclass
class Names:
    """The names of a county on a day, each with the codes it may stand for."""

    county_code: str
    lines: dict[str, str]
    kinds: dict[str, Both]
    """What the lines are called, by code."""
    places: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shown: dict[str, str] = field(default_factory=dict)
    offices: dict[str, Version] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, county_code: str, day: date) -> "Names":
        """Read them.

        Raises:
            NotFound: there is no such division.
        """
        divisions.get(session, county_code)
        known = lines(session, day)
        said = {name: one.code for one in known for name in (one.code, one.name_en, one.name_zh)}
        made = cls(county_code, said, {one.code: Both(one.name_zh, one.name_en) for one in known})
        tree = divisions.tree(session)
        made._place(county_code, tree[county_code].name)
        for town in tree[county_code].children:
            made._place(town, tree[town].name)
            for village in tree[town].children:
                whole = f"{tree[town].name}/{tree[village].name}"
                made._place(village, whole, tree[village].name, whole.replace("/", ""))
        made.refresh(session, day)
        return made

    def refresh(self, session: Session, day: date) -> None:
        """Read the offices again, which the rows before have changed."""
        last = (some[-1] for some in register(session).by_code.values())
        mine = (one for one in last if one.county_code == self.county_code)
        self.offices = {one.code: one for one in mine if one.until is None or one.until > day}

    def _place(self, code: str, shown: str, *names: str) -> None:
        self.shown[code] = shown
        for name in (code, shown, *names):
            self.places[name].add(code)

    def line(self, text: str) -> str:
        """The code of a line.

        Raises:
            Invalid: there is none.
        """
        if (code := self.lines.get(text)) is None:
            raise Invalid("offices.no_line", code=text[:40], field="agency_type")
        return code

    def place(self, text: str, column: str = "place_code") -> str:
        """The code of a place of the county, by its code or name; a village's may follow its town's with a stroke.

        Raises:
            Invalid: there is none, or several villages are called so.
        """
        found = self.places.get(text.replace("／", "/"), set())
        if len(found) > 1:
            raise Invalid("office_file.several_places", name=text[:40], field=column)
        if not found:
            kind = "offices.no_place" if column == "place_code" else "offices.no_division"
            raise Invalid(kind, code=text[:40], field=column)
        return next(iter(found))

    def department(self, text: str, column: str = "department_code") -> str:
        """The code of an office of the county, by its code or name.

        Raises:
            Invalid: there is none, or several are called so.
        """
        if text in self.offices:
            return text
        found = [code for code, one in self.offices.items() if one.row.name == text]
        if len(found) != 1:
            kind = "office_file.several_offices" if found else "offices.no_department"
            raise Invalid(kind, code=text[:60], field=column)
        return found[0]

    def known(self, code: str, name: str, place_code: str) -> Version | None:
        """The office that a row is about: of the code, else of the name at the place; None for one to be founded.

        Raises:
            Invalid: there is no office of the code in the county.
        """
        if code:
            if code not in self.offices:
                raise Invalid("office_file.no_code", code=code[:60], field="code")
            return self.offices[code]
        same = (one for one in self.offices.values() if one.row.name == name and one.row.place_code == place_code)
        return next(same, None)

    def called(self, codes: Iterable[str]) -> str:
        """Names of places in one cell."""
        return "、".join(self.shown.get(code, code) for code in codes)
