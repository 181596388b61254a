"""What is looked up while the demo's files are written."""

from collections.abc import Mapping
from dataclasses import dataclass

from gridgis.cases.knowing import Posts
from gridgis.cases.term_models import Category
from gridgis.demo.city import City
from gridgis.demo.helping import Helpers
from gridgis.demo.ruling import Spoken
from gridgis.demo.staff import Staff
from gridgis.grids.rules import Layer
from gridgis.people.queries import OfficeRow


@dataclass(frozen=True)
class Desk:
    """All that is looked up while files are written."""

    city: City
    categories: dict[str, Category]
    agencies: dict[str, tuple[str, str]]
    offices: dict[tuple[str, str], OfficeRow]
    versions: dict[str, int]
    since: str
    people: dict[str, str]
    clerks: dict[str, str]
    names: dict[str, str]
    layers: dict[str, Layer]
    posts: Posts
    rules: Spoken

    def helping(self, grid: str, category: Category) -> list[OfficeRow]:
        """The offices that help with a category in a grid, each once, without its owner."""
        places = (grid, grid[:12], grid[:9], grid[:6])
        kinds = (category.lead_agency_type or "", *category.co_agency_types)
        nearest = [next((o for place in places if (o := self.offices.get((kind, place)))), None) for kind in kinds]
        return [one for one in dict.fromkeys(nearest[1:]) if one is not None and one != nearest[0]]

    def second(self, grid: str, category: Category, office: OfficeRow) -> tuple[str, str] | None:
        """The office that helps, else the town's command centre; None where that is the first one."""
        places = (grid, grid[:12], grid[:9], grid[:6])
        kinds = (*category.co_agency_types, "town_command")
        helping = (o for kind in kinds for place in places if (o := self.offices.get((kind, place))))
        second = next((o for o in helping if o.code != office.code), None)
        return (second.code, self.clerks.get(second.code, second.name)) if second else None

    def helpers(self, grid: str, category: Category) -> Helpers:
        """The same by code, each with its clerk."""
        return tuple((one.code, self.clerks.get(one.code, one.name)) for one in self.helping(grid, category))


def desk(
    city: City,
    crew: Staff,
    categories: list[Category],
    agencies: dict[str, tuple[str, str]],
    since: str,
    posts: Posts,
    rules: Spoken,
    layers: Mapping[str, Layer],
) -> Desk:
    """Prepare the look-ups; grid versions are numbered in the order of `city.grids`."""
    person = dict(zip(crew.people["id"], crew.people["name"], strict=True))
    workers = crew.grid_posts[crew.grid_posts["duty"] == "fulltime"].drop_duplicates("grid_code")
    held = crew.office_posts
    clerks = held[held["duty"] != "clerk"].drop_duplicates("office_code", keep="last")
    columns = ["code", "name", "agency_type", "level", "place_code", "phone"]
    offices = [OfficeRow(*row) for row in crew.offices[columns].itertuples(index=False)]
    return Desk(
        city=city,
        categories={category.code: category for category in categories},
        agencies=agencies,
        offices={(office.agency_type, office.place_code): office for office in offices},
        versions={code: i + 1 for i, code in enumerate(city.grids["code"])},
        since=since,
        people={code: person[p] for code, p in zip(workers["grid_code"], workers["person_id"], strict=True)},
        clerks={code: person[p] for code, p in zip(clerks["office_code"], clerks["person_id"], strict=True)},
        names=dict(zip(city.divisions["code"], city.divisions["name"], strict=True))
        | dict(zip(city.grids["code"], city.grids["name"], strict=True)),
        layers={code: layers[layer] for code, layer in zip(city.grids["code"], city.grids["layer"], strict=True)},
        posts=posts,
        rules=rules,
    )
