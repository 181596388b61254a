"""Rules and task lists of a pack: they come in as drafts, which count for nothing until somebody publishes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.divisions import queries as divisions
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_lists import in_force, items_of
from gridgis.routing.rulebook import actions as rulebook
from gridgis.routing.rulebook import queries
from gridgis.routing.rulebook.facts import digest
from gridgis.routing.rulebook.matching import Rule
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.pack_file import Pack
from gridgis.tasks import actions as tasks
from gridgis.tasks.queries import draft_of
from gridgis.tasks.rules import differences


@dataclass(frozen=True)
class Wish:
    """A pack whose rules and task lists are to be drafted for a county: those of the same, or of another county."""

    pack: Pack
    county_code: str
    title: str
    from_county: str | None = None


@dataclass(frozen=True)
class TaskDraft:
    """A task list that was drafted: the county's own, or a town's."""

    town_code: str | None
    items: int


@dataclass(frozen=True)
class PackDrafts:
    """What was drafted; nothing of what is the same as in force. `left_out` are towns that are not of the county."""

    rule_set: int | None
    rules: int
    tasks: list[TaskDraft]
    left_out: list[str]


@audited("settings.pack_drafts", "county", "{wish.county_code}", rule_set="made.rule_set", title="wish.title")
def draft(session: Session, actor: Actor, wish: Wish, *, at: datetime) -> PackDrafts:
    """Draft the rules and task lists of a pack, all or nothing; who publishes them is who publishes any others.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor may not take in packs.
        Conflict: a draft of a task list is open.
        Invalid: the pack has nothing of that county, or a rule or an item can't be so there.
    """
    changes.require_all(actor)
    if divisions.get(session, wish.county_code).level != "county":
        raise Invalid("rulebook.county_code", field="county_code")
    rules, lists = _of_county(wish)
    tree = divisions.tree(session)
    known = {code for code in tree[wish.county_code].children if tree[code].level == "town"}
    fits = {town: items for town, items in lists.items() if town is None or town in known}
    made = _rules(session, actor, wish, rules, at)
    drafted = [_list(session, actor, (wish.county_code, town), items, at) for town, items in fits.items()]
    told = [one for one in drafted if one is not None]
    left_out = sorted({town for town in lists if town is not None} - known)
    return PackDrafts(made, 0 if made is None else len(rules), told, left_out)


def _of_county(wish: Wish) -> tuple[list[Rule], dict[str | None, list[TaskItem]]]:
    """The rules of the county meant and its task lists by town, None for its own.

    Raises:
        Invalid: the pack has neither.
    """
    source = wish.from_county or wish.county_code
    rules = [row.rule for row in wish.pack.rules or () if row.county == source]
    lists = dict[str | None, list[TaskItem]]()
    for row in wish.pack.tasks or ():
        if row.county == source:
            lists.setdefault(row.town, []).append(row.item)
    if not rules and not lists:
        raise Invalid("settings_page.pack_no_county", county=source, field="from_county")
    return rules, lists


def _rules(session: Session, actor: Actor, wish: Wish, rules: list[Rule], at: datetime) -> int | None:
    """The draft made of the rules; None where there are none, or those in force are the same."""
    newest = queries.newest_published(session, wish.county_code)
    if not rules or (newest is not None and newest.digest == digest(rules)):
        return None
    used = queries.codes_used(session, wish.county_code)
    coded = [one if one.code in used else replace(one, code="") for one in rules]
    return rulebook.open_draft(session, actor, wish.county_code, wish.title, coded, at=at).id


def _list(
    session: Session, actor: Actor, where: tuple[str, str | None], items: Sequence[TaskItem], at: datetime
) -> TaskDraft | None:
    if not differences(items_of(in_force(session, *where, at.date())), items):
        return None
    if draft_of(session, *where) is not None:
        raise Conflict("tasks.draft_open")
    tasks.keep_draft(session, actor, where, items, 0, at=at)
    return TaskDraft(where[1], len(items))
