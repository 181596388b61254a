"""Roles at places before cases, and what each may do there: the words of the table of rights."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gridgis.core.paths import REFERENCE
from tests.api.operations import LONG
from tests.factories import ONE, TWO

Must = Callable[["Role"], int]
"""The status that a role gets."""

GRID, OFFICE = f"{ONE}001001001", "urban_enforcement"
PLACES = {
    "grid": {"own": GRID, "neighbour": f"{ONE}001001002", "foreign": f"{TWO}001001001"},
    "village": {"own": f"{ONE}001001", "neighbour": f"{ONE}001002", "foreign": f"{TWO}001001"},
    "town": {"own": f"{ONE}001", "neighbour": f"{ONE}002", "foreign": f"{TWO}001"},
    "office": {"own": f"{ONE}001-{OFFICE}", "neighbour": f"{ONE}002-{OFFICE}", "foreign": f"{TWO}001-{OFFICE}"},
    "county": {"own": ONE, "foreign": TWO},
    "all": {"own": ""},
}
"""Where a role is held: over the thing asked about, beside it in the same county, in the other county."""

FIRST_REFUSAL = 400
"""The least status that is a refusal."""

LEVELS = {
    "grid_worker": "grid",
    "grid_chief": "grid",
    "grid_parttimer": "grid",
    "grid_guide": "grid",
    "village_cadre": "village",
    "reporter": "county",
    "dispatcher": "town",
    "shift_leader": "town",
    "supervisor": "town",
    "sensitive_receiver": "town",
    "command_head": "town",
    "platform_lead_order": "town",
    "platform_lead_enforcement": "town",
    "platform_lead_market": "town",
    "platform_lead_service": "town",
    "office_leader": "office",
    "discipline_inspector": "county",
    "discipline_handler": "county",
    "office_clerk": "office",
    "office_handler": "office",
    "town_leader": "town",
    "county_leader": "county",
    "rule_editor": "county",
    "rule_publisher": "county",
    "city_leader": "all",
    "town_staff": "town",
    "fund_keeper": "town",
    "planner": "county",
    "reviewer": "county",
    "plan_organisation": "county",
    "plan_civil": "county",
    "sys_admin": "all",
    "sec_admin": "all",
    "audit_admin": "all",
    "privacy_officer": "town",
    "adapter_hotline_12345": "county",
    "adapter_digital_urban": "county",
    "adapter_peace_system": "county",
    "adapter_river_chief": "county",
    "adapter_sensor": "county",
}
NARROW = {"grid", "village"}
"""Levels below a town."""

NAMED = {"command_head", "sec_admin", "sys_admin", "town_staff"}
"""Roles that appoint others, whom rules know by name."""

ACCOUNT_STATUSES = {
    "closing": 200,
    "reopening": 409,
    "unlocking": 200,
    "links": 201,
    "sign-ins/ending": 200,
    "posts": 201,
}
"""What is done to an account, and the answer."""

CATEGORIES = {"ordinary": "E0101", "sensitive": "G0102", "staff": "S0703"}


DRAFT = {"POST /plans/{plan_id}/edits": 201, "PUT /plans/{plan_id}/presence": 200, "POST /plans/{plan_id}/rebase": 200}
DRAFT |= dict.fromkeys((f"POST /plans/{{plan_id}}/{act}" for act in ("moves", "undo", "redo")), 409)
"""What is drafted, and the answer: a plan that was drawn just now changes nothing and has nothing to undo."""

TOPICS = ("calendar", "terms", "thresholds", "agencies", "pack", "reporter_pages", "messages")
SETTINGS = (
    *(f"GET /settings/{topic}" for topic in TOPICS),
    *(f"POST /settings/{topic}/preview" for topic in TOPICS),
    *("POST /settings/reckoning", "POST /settings/calendar/file", "GET /settings/{topic}/changes"),
    "POST /settings/roles/preview",
)
ROLLOUT = (*(f"GET /rollout{page}" for page in ("", "/rows", "/standards", "/ticks")), "GET /exports/rollout")
CHANGES = tuple(f"POST /settings/{topic}/changes" for topic in TOPICS)


def roles() -> Iterator[tuple[str, frozenset[str]]]:
    """The roles that the product comes with."""
    with (REFERENCE / "roles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["code"], frozenset(row["verbs"].split())


@dataclass(frozen=True)
class Role:
    """A role at a place, before a case of a kind."""

    code: str
    verbs: frozenset[str]
    level: str
    place: str
    kind: str = "ordinary"

    def at(self, *verbs: str) -> bool:
        """Whether one of the verbs is held over the thing, a case of enforcement where cases are meant."""
        return self.place == "own" and self.anywhere(*verbs)

    def anywhere(self, *verbs: str) -> bool:
        """Whether one of the verbs is held at all."""
        return not self.verbs.isdisjoint(verbs)

    def brings(self, before: set[tuple[str, str]]) -> bool:
        """Whether anything it holds at its level, or is named, is not among what others held; it is from now on."""
        held = {(self.level, verb) for verb in (*self.verbs, "", *({self.code} & NAMED))}
        new = not held <= before
        before |= held
        return new

    def within(self, other: "Role") -> bool:
        """Whether another of its level holds all that it holds: what is answered here is answered there."""
        return self.level == other.level and self.verbs <= other.verbs and not {self.code, other.code} & NAMED

    @property
    def reads(self) -> bool:
        """Whether the role reads the case: by place, or for being on its list by post."""
        if self.kind == "ordinary":
            return self.at("case.read")
        if self.kind == "staff":
            return self.at("staff.work") and self.level == "county"
        return self.at("sensitive.work") and self.level in {"town", "office"}


def everybody(status: int = 200) -> Must:
    """Whoever is signed in."""
    return lambda role: status


no_such_thing = everybody(404)
"""What is asked for is nowhere."""


def holding(*verbs: str, status: int = 200) -> Must:
    """Who holds one of the verbs anywhere; the answer holds only what lies there."""
    return lambda role: status if role.anywhere(*verbs) else 403


def of_administrators(status: int) -> Must:
    """Who sets roles: the security administrator those that open what is sensitive, the system administrator others."""
    return lambda role: status if role.anywhere("settings.manage") or role.code == "sec_admin" else 403


def over(verb: str, status: int = 200) -> Must:
    """Who holds the verb over the place that is named."""
    return lambda role: status if role.at(verb) else 403


def seeing(see: str, do: str = "", status: int = 200) -> Must:
    """Who sees the thing there, and may do it: a stranger is told that there is none."""

    def must(role: Role) -> int:
        if not role.at(see):
            return 404
        return status if not do or role.at(do) else 403

    return must


def reading(*does: str, status: int = 200) -> Must:
    """Who reads the case, and holds one of the verbs there."""

    def must(role: Role) -> int:
        if not role.reads:
            return 404
        return status if not does or role.at(*does) else 403

    return must


def of_reports(must: Must) -> Must:
    """What hangs on a report of the case: the sealed ones of this table have none, so there is nothing to read."""
    return lambda role: 404 if role.kind != "ordinary" and must(role) not in (403, 404) else must(role)


def managing(status: int) -> Must:
    """Who manages people there; who only sees the grid is refused, a stranger told that there is nobody."""
    return lambda role: status if role.at("people.manage") else 403 if role.at("grid.read") else 404


def managing_offices(status: int) -> Must:
    """Who manages offices there; who only sees the office is refused, a stranger told that there is none."""

    def must(role: Role) -> int:
        if role.at("office.manage"):
            return status
        return 403 if role.at("grid.read") and role.level not in NARROW else 404

    return must


def leading(verb: str, status: int) -> Must:
    """Who sees the town's leaders, by a right held over the town; whoever does not is told that there is none."""

    def must(role: Role) -> int:
        if not role.at("grid.read", "leader.manage") or role.level in NARROW:
            return 404
        return status if not verb or role.at(verb) else 403

    return must


def of_town(verb: str, status: int) -> Must:
    """Who holds the verb in the town itself, which edits its people alone; above it they are only looked at."""
    return lambda role: status if role.at(verb) and role.level == "town" else 403


def editing(status: int) -> Must:
    """Who edits somebody's town's people; who only sees them is refused, a stranger told that there is nobody."""
    return lambda role: of_town("people.manage", status)(role) if role.at("grid.read", "people.manage") else 404


def appointing(status: int) -> Must:
    """Who appoints to posts in the town's grids: the heads of its staff, not those above it."""
    return lambda role: status if role.place == "own" and role.code in {"command_head", "town_staff"} else 403


def ending(status: int) -> Must:
    """Who appoints there; who only sees the person is refused, a stranger told that there is no such post."""
    return lambda role: appointing(status)(role) if role.at("grid.read", "people.manage") else 404


def telling_towns(role: Role) -> int:
    """Who reads figures or manages accounts, settings or the standard over a town; elsewhere there is no county."""
    if not role.anywhere("stats.read", "account.read", "settings.manage", "rollout.manage"):
        return 403
    return 200 if role.level not in NARROW | {"office"} and role.place != "foreign" else 404


def setting_standards(role: Role) -> int:
    """Who manages the county's standard, of those who are told of its towns."""
    return telling_towns(role) if telling_towns(role) != 200 else 201 if role.at("rollout.manage") else 403


def of_matter(*verbs: str, refused: int = 403) -> Must:
    """Who has a part in the move of a head; whoever else sees it, who appoints heads among them, gets `refused`."""
    sees = ("personnel.ask", "personnel.answer")
    return lambda role: 200 if role.at(*verbs) else refused if role.at(*sees) or role.code == "sec_admin" else 404


def in_county(verb: str) -> Must:
    """Who holds the verb in the county or one of its towns; a table's rows are judged each by its town."""
    return lambda role: 200 if role.anywhere(verb) and role.place != "foreign" else 403


def handing(role: Role) -> int:
    """Who reads accounts is given a sheet of those they know; where they know none it is empty, and refused."""
    if not role.anywhere("account.read", "account.manage"):
        return 403
    return 200 if role.at("account.read", "account.manage") else 422


def setting_tasks(status: int) -> Must:
    """Who sets the county's task list, of those who read grids of the county; elsewhere there is no county."""

    def must(role: Role) -> int:
        if exporting(role) != 200:
            return exporting(role)
        return status if role.at("task.manage") and role.level in {"county", "all"} else 403

    return must


def taking_tasks(role: Role) -> int:
    """Who sets a task list anywhere in the county; a table's rows are judged each by its place."""
    if not role.anywhere("task.manage"):
        return 403
    return 404 if role.place == "foreign" else 200


def exporting(role: Role) -> int:
    """Who sees grids of the county; elsewhere there is nothing to export."""
    if not role.anywhere("grid.read"):
        return 403
    return 404 if role.place == "foreign" else 200


def of_the_town(role: Role) -> int:
    """Who may read figures of the whole town, not of a grid of it alone."""
    return 200 if role.at("stats.read") and role.level not in NARROW else 403


def sending(role: Role) -> int:
    """Who may report there."""
    return 201 if role.at("report.submit") else 403


def writing(role: Role) -> int:
    """Who may report at all, and has a post in the county."""
    return 200 if role.anywhere("report.submit") and role.place != "foreign" else 403


def naming(status: int, office: int) -> Must:
    """Lists of who may know are of sensitive cases alone; who may name there changes them, of staff their inspectors.

    The account that is named is none of the office, whose leader is told so.
    """

    def must(role: Role) -> int:
        if not role.reads:
            return 404
        if role.kind == "ordinary":
            return 409
        if role.kind != "staff" and not role.at("sensitive.name"):
            return 403
        return office if role.level == "office" else status

    return must


LONG_EXPORTS = {
    "GET /exports": everybody(),
    **{f"POST /exports/{one}": everybody(201) for one in LONG},
    "POST /exports/desks/{desk}": holding("case.accept", "case.dispatch", status=201),
    **dict.fromkeys(("POST /exports/{id}/cancel", "POST /exports/{id}/file"), no_such_thing),
}
"""Workbooks written in the background: asked for by whoever reads the list, and there for nobody else."""
