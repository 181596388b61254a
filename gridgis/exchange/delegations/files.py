"""The register of delegations from CSV files and workbooks: the rows of a table become rules of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from gridgis.cases import in_force
from gridgis.core.errors import Invalid
from gridgis.core.wording import twice
from gridgis.exchange.offices.names import Names
from gridgis.exchange.tables.cells import day_in, several_in
from gridgis.exchange.tables.columns import columns_of
from gridgis.exchange.tables.table import Filled, Said, Table, Taking, Wanted
from gridgis.exchange.tables.taking import Change, Done
from gridgis.routing.rulebook import actions, queries
from gridgis.routing.rulebook.delegations import delegations
from gridgis.routing.rulebook.matching import Conditions, Outcome, Rule

OTHER_NAMES = {
    "matters": ("事项类别", "案件类别", "类别"),
    "places": ("镇街", "承接镇街", "区域"),
    "gets": ("承接单位", "承接条线", "条线"),
    "basis": ("文件", "文号", "法律依据"),
    "powers": ("权限", "备注", "权限与编制"),
}


NEEDED = ("name", "matters", "places", "gets", "basis", "first_day")
COLUMNS = columns_of(
    "delegation_file", (*NEEDED, "last_day", "powers", "code"), required=NEEDED, other_names=OTHER_NAMES
)


@dataclass
class _Taking(Taking):
    """With the rules that rows make, by code where they change one.

    Kept rows become a draft: nothing counts before somebody else has published it; it is withdrawn as any other.
    """

    names: Names = field(init=False)
    matters: dict[str, str] = field(init=False)
    known: dict[str, Rule] = field(init=False)
    made: list[Rule] = field(default_factory=list)

    def __post_init__(self) -> None:
        base = queries.newest_published(self.session, self.county_code)
        standing = queries.stored_rules(self.session, base.id) if base else []
        self.names = Names.of(self.session, self.county_code, self.day)
        kinds = in_force.categories(self.session)
        self.matters = {name: one.code for one in kinds for name in (one.code, one.name_zh, one.name_en)}
        self.known = {rule.code: rule for rule in standing if rule.delegated}

    def take(self, said: Said) -> Done:
        """Make a rule, or change the one of the row's code."""
        for name in NEEDED:
            if not said[name]:
                raise Invalid("delegation_file.wanted", field=name)
        first, last = day_in(said["first_day"], "first_day"), day_in(said["last_day"], "last_day")
        if first is not None and last is not None and last < first:
            raise Invalid("delegation_file.turned", field="last_day")
        code = said["code"]
        if code and code not in self.known:
            raise Invalid("delegation_file.no_code", code=code[:40], field="code")
        conditions = Conditions(
            categories=tuple(_matter(self, text) for text in several_in(said["matters"])),
            places=tuple(self.names.place(text, "places") for text in several_in(said["places"])),
            from_day=first,
            until_day=last + timedelta(days=1) if last is not None else None,
        )
        was, gets = self.known.get(code), _outcome(self, said["gets"])
        rule = Rule(code, said["name"], conditions, gets, True, said["basis"], said["powers"])
        if was is not None and replace(was, changed_in=None) == rule:
            return Done("known", rule.name)
        self.made.append(rule)
        told = [Change(name, "", said[name]) for name in ("matters", "places", "gets", "basis", "first_day")]
        return Done("changed" if was else "added", rule.name, told)

    def finish(self) -> None:
        """Begin the draft."""
        if self.made:
            title = twice("delegation_file.draft", day=self.day.isoformat())[0]
            draft = actions.begin(self.session, self.actor, self.county_code, title, at=self.at)
            rules = _together(queries.stored_rules(self.session, draft.id), self.made)
            change = actions.Change(draft.version, rules=rules)
            actions.change(self.session, self.actor, draft.id, change, at=self.at)


def _filled(wanted: Wanted) -> Filled:
    """The register as of a day."""
    names = Names.of(wanted.session, wanted.county_code, wanted.day)
    found = delegations(wanted.session, wanted.actor, wanted.county_code, wanted.day).items
    same = ("name", "gets", "basis", "first_day", "last_day", "powers", "code")
    rows = (
        {name: getattr(one, name) for name in same}
        | {name: "、".join(it.name for it in getattr(one, name)) for name in ("matters", "places")}
        for one in found
    )
    return Filled(rows, {"gets": sorted(name for name, code in names.lines.items() if name != code)})


def _matter(on: _Taking, text: str) -> str:
    if text not in on.matters:
        raise Invalid("delegation_file.no_matter", name=text[:40], field="matters")
    return on.matters[text]


def _outcome(on: _Taking, text: str) -> Outcome:
    """A line, or an office by its name or code."""
    if text in on.names.lines:
        return Outcome("agency", agency_type=on.names.lines[text])
    found = [code for code, one in on.names.offices.items() if text in (code, one.row.name)]
    if len(found) != 1:
        raise Invalid("delegation_file.nobody_gets", name=text[:40], field="gets")
    return Outcome("office", office_code=found[0])


def _together(standing: list[Rule], made: list[Rule]) -> list[Rule]:
    """Rules with new ones before the first that names a line or an office; what marks is asked before them."""
    changed: Mapping[str, Rule] = {rule.code: rule for rule in made if rule.code}
    kept = [changed.get(rule.code, rule) for rule in standing]
    at = next((n for n, rule in enumerate(kept) if rule.outcome.kind in ("agency", "office")), len(kept))
    return [*kept[:at], *(rule for rule in made if not rule.code), *kept[at:]]


TABLE = Table("delegations", "delegation_file", COLUMNS, "rule.draft", _Taking, _filled)
