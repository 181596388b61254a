"""The register of delegations from CSV files and workbooks: the rows of a table become rules of a draft."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.core.errors import Invalid
from gridgis.core.wording import Language, Phrase, twice
from gridgis.exchange.offices.names import Names
from gridgis.exchange.reading.tables import Rejected, Row
from gridgis.exchange.tables.cells import day_in, several_in
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_form
from gridgis.exchange.tables.taking import Change, Done, Keep, TableReport, take_rows
from gridgis.routing.rulebook import actions, queries
from gridgis.routing.rulebook.delegations import delegations
from gridgis.routing.rulebook.matching import Conditions, Outcome, Rule
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

TITLE = Phrase("delegation_file.title")
OTHER_NAMES = {
    "matters": ("事项类别", "案件类别", "类别"),
    "places": ("镇街", "承接镇街", "区域"),
    "gets": ("承接单位", "承接条线", "条线"),
    "basis": ("文件", "文号", "法律依据"),
    "powers": ("权限", "备注", "权限与编制"),
}


def _column(name: str, *, required: bool = False) -> Column:
    head, note = Phrase(f"delegation_file.{name}"), Phrase(f"delegation_file.{name}_note")
    return Column(name, head, note, required, OTHER_NAMES.get(name, ()))


NEEDED = ("name", "matters", "places", "gets", "basis", "first_day")
COLUMNS = (
    *(_column(name, required=True) for name in NEEDED),
    *(_column(name) for name in ("last_day", "powers", "code")),
)


@dataclass
class _Taking:
    """What the rows of a file need beside themselves, and the rules that they make, by code where they change one."""

    names: Names
    matters: dict[str, str]
    known: dict[str, Rule]
    made: list[Rule] = field(default_factory=list)


@audited("delegations_imported", "delegations", "{county_code}", when=lambda made: made[0].kept, rows="rows_kept")
def _audited_take(
    session: Session,
    actor: Actor,
    rows: list[Row],
    county_code: str,
    keep: Keep,
    rows_kept: int,
    told: Callable[[int], None],
    *,
    at: datetime,
) -> tuple[TableReport, list[Rejected]]:
    base = queries.newest_published(session, county_code)
    standing = queries.stored_rules(session, base.id) if base else []
    names = Names.of(session, county_code, at.date())
    matters = {name: one.code for one in in_force.categories(session) for name in (one.code, one.name_zh, one.name_en)}
    on = _Taking(names, matters, {rule.code: rule for rule in standing if rule.delegated})
    report, rejected = take_rows(session, COLUMNS, rows, lambda row: _take(on, row), keep=keep, told=told)
    if report.kept and on.made:
        title = twice("delegation_file.draft", day=at.date().isoformat())[0]
        draft = actions.begin(session, actor, county_code, title, at=at)
        rules = _together(queries.stored_rules(session, draft.id), on.made)
        actions.change(session, actor, draft.id, actions.Change(draft.version, rules=rules), at=at)
    return report, rejected


def take_in(
    session: Session,
    actor: Actor,
    rows: Iterable[Row],
    county_code: str,
    *,
    keep: Keep,
    at: datetime,
    told: Callable[[int], None] = lambda done: None,
) -> tuple[TableReport, list[Rejected]]:
    """Make a draft of rules of what a table of a county's delegations says, or tell what it would be.

    Nothing counts before somebody else has published the draft; it is withdrawn as any other.

    Args:
        rows: read with the names of `COLUMNS`; a row of a rule's code changes that rule.
        keep: `nothing`, `all` or `good`.
        at: now, in local time.
        told: called with one more row done.

    Returns:
        The report row by row, and the rows that were refused.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor drafts no rules there.
    """
    every = list(rows)
    require(actor, "rule.draft", Spot(county_code=county_code))
    return _audited_take(session, actor, every, county_code, keep, len(every), told, at=at)


def write(
    session: Session, actor: Actor, path: Path, county_code: str, day: date, language: Language, *, empty: bool
) -> None:
    """Write the form of a county, empty or with its register as of a day.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor reads neither rules nor grids there.
    """
    names = Names.of(session, county_code, day)
    found = delegations(session, actor, county_code, day).items
    choices = {"gets": sorted(name for name, code in names.lines.items() if name != code)}
    rows = [
        {
            "name": one.name,
            "matters": "、".join(it.name for it in one.matters),
            "places": "、".join(it.name for it in one.places),
            "gets": one.gets,
            "basis": one.basis,
            "first_day": one.first_day,
            "last_day": one.last_day,
            "powers": one.powers,
            "code": one.code,
        }
        for one in ([] if empty else found)
    ]
    write_form(path, TITLE, COLUMNS, language, rows=rows, choices=choices)


def _take(on: _Taking, row: Row) -> Done:
    said = {name: text.strip() for name, text in row.values.items()}
    for name in NEEDED:
        if not said.get(name):
            raise Invalid("delegation_file.wanted", field=name)
    first, last = day_in(said["first_day"], "first_day"), day_in(said.get("last_day", ""), "last_day")
    if first is not None and last is not None and last < first:
        raise Invalid("delegation_file.turned", field="last_day")
    code = said.get("code", "")
    if code and code not in on.known:
        raise Invalid("delegation_file.no_code", code=code[:40], field="code")
    conditions = Conditions(
        categories=tuple(_matter(on, text) for text in several_in(said["matters"])),
        places=tuple(on.names.place(text, "places") for text in several_in(said["places"])),
        from_day=first,
        until_day=last + timedelta(days=1) if last is not None else None,
    )
    was = on.known.get(code)
    rule = Rule(code, said["name"], conditions, _outcome(on, said["gets"]), True, said["basis"], said.get("powers", ""))
    if was is not None and replace(was, changed_in=None) == rule:
        return Done("known", rule.name)
    on.made.append(rule)
    told = [Change(name, "", said[name]) for name in ("matters", "places", "gets", "basis", "first_day")]
    return Done("changed" if was else "added", rule.name, told)


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
