"""What is looked up while the demo's files are written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.cases.knowing import Posts
from gridgis.cases.term_models import Category
from gridgis.demo.city import City
from gridgis.demo.helping import Helpers
from gridgis.demo.looking import Worker
from gridgis.demo.ruling import Spoken
from gridgis.demo.staff import Staff
from gridgis.demo.tasking import first_listed
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
    workers: Mapping[str, Sequence[Worker]]
    in_charge: Mapping[str, tuple[int, str, str]]

    def worker(self, grid: str, day: date) -> Worker | None:
        """Who is asked in a grid on a day: a full-timer, else the chief; None where nobody has an account."""
        return next((one for one in self.workers.get(grid, ()) if one.since <= day), None)

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

    def listed(self, grid: str, category: Category) -> str:
        """The item of the first task list by which a category may be handed to a grid; empty where there is none."""
        item, layers = first_listed().get(category.code, ("", ()))
        return item if not layers or self.layers[grid].code in layers else ""

    def departments(self, grid: str, category: Category, office: OfficeRow) -> Helpers:
        """Departments of the county for which a town whistles where an office of its own has the matter."""
        if office.level == "county":
            return ()
        kinds = (category.lead_agency_type or "", *category.co_agency_types, "environment", "safety", "market")
        found = [
            o for kind in dict.fromkeys(kinds) if (o := self.offices.get((kind, grid[:6]))) and o.level == "county"
        ]
        return tuple((one.code, self.clerks.get(one.code, one.name)) for one in found[:2])

    def helpers(self, grid: str, category: Category) -> Helpers:
        """The same by code, each with its clerk."""
        return tuple((one.code, self.clerks.get(one.code, one.name)) for one in self.helping(grid, category))


def serving(session: Session) -> dict[str, list[Worker]]:
    """Who of each grid has an account, full-timers first."""
    found: dict[str, list[Worker]] = defaultdict(list)
    for grid, *told in session.execute(_SERVING):
        found[grid].append(Worker(*told))
    return found


_SERVING = text(
    "SELECT p.place_code, a.id, a.display_name, p.valid_from FROM posts p JOIN accounts a ON a.person_id = p.person_id"
    " WHERE p.level = 'grid' AND p.role_code IN ('grid_worker', 'grid_chief')"
    " ORDER BY p.place_code, p.role_code = 'grid_chief', p.person_id"
)


def answering(session: Session) -> dict[str, tuple[int, str, str]]:
    """The account, name and title of who answers for an office, its leader before others."""
    return {office: (account, name, title) for office, account, name, title in session.execute(_ANSWERING)}


_ANSWERING = text(
    "SELECT DISTINCT ON (p.place_code) p.place_code, a.id, a.display_name, a.title FROM posts p"
    " JOIN accounts a ON a.id = p.account_id OR a.person_id = p.person_id WHERE p.level = 'office'"
    " ORDER BY p.place_code, p.role_code <> 'office_leader', a.id"
)


def desk(
    city: City,
    crew: Staff,
    categories: list[Category],
    agencies: dict[str, tuple[str, str]],
    since: str,
    posts: Posts,
    rules: Spoken,
    layers: Mapping[str, Layer],
    workers: Mapping[str, Sequence[Worker]],
    in_charge: Mapping[str, tuple[int, str, str]],
) -> Desk:
    """Prepare the look-ups; grid versions are numbered in the order of `city.grids`."""
    person = dict(zip(crew.people["id"], crew.people["name"], strict=True))
    posted = crew.grid_posts[crew.grid_posts["duty"] == "fulltime"].drop_duplicates("grid_code")
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
        people={code: person[p] for code, p in zip(posted["grid_code"], posted["person_id"], strict=True)},
        clerks={code: person[p] for code, p in zip(clerks["office_code"], clerks["person_id"], strict=True)},
        names=dict(zip(city.divisions["code"], city.divisions["name"], strict=True))
        | dict(zip(city.grids["code"], city.grids["name"], strict=True)),
        layers={code: layers[layer] for code, layer in zip(city.grids["code"], city.grids["layer"], strict=True)},
        posts=posts,
        rules=rules,
        workers=workers,
        in_charge=in_charge,
    )
