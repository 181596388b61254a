"""Print what the page and the documentation take from the code instead of writing it again; needs no database."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from api.vocabulary_page import PAGE
from gridgis.briefing.blocks import FIGURED
from gridgis.briefing.excerpts import EXCERPTS
from gridgis.cases import ladder, slip_rules
from gridgis.cases import life as case_life
from gridgis.cases import rules as cases
from gridgis.cases.catalogue import CATALOGUE, GROUPS
from gridgis.cases.measures import BY_CELL, MAPPED, MEASURES, RATES
from gridgis.cases.rules import CLOCKS, FLAGS, PLACE_DOUBT, STATES
from gridgis.cases.scopes import SCOPES
from gridgis.cases.waiting import POSTS
from gridgis.cases.work import HOURS, WORK, WORK_RATES
from gridgis.casework.desks.tabs import TABS
from gridgis.core.moves import BEFORE, Step
from gridgis.core.vocabulary import DUTIES, LEVELS, LINES, PLATFORMS, SOURCES, URGENCIES, VILLAGE_DUTIES, ZONE_KINDS
from gridgis.core.wording import LANGUAGES, Language, catalogue, worded
from gridgis.exchange.boundaries.export import FORMATS
from gridgis.exchange.tables.registry import TABLES, table_of
from gridgis.grids.task_items import FREQUENCIES
from gridgis.meetings import rules as meetings
from gridgis.objects import items as objects
from gridgis.people.funds.rules import FUND_KINDS, FUND_LINES, PURPOSES
from gridgis.people.leaders.rules import CONFLICTS, GROUP_DUTIES, PARTS, SUBJECTS
from gridgis.people.models import EMPLOYMENTS
from gridgis.people.party.models import PARTY_KINDS
from gridgis.people.personnel import rules as personnel
from gridgis.plans import drivers
from gridgis.plans import rules as plans
from gridgis.plans.asked import EDITS
from gridgis.routing.rulebook import matching, stages
from gridgis.tasks.admission import rules as admission

LISTS = {
    "STATES": STATES,
    "CLOCKS": CLOCKS,
    "SOURCES": SOURCES,
    "URGENCIES": URGENCIES,
    "PLATFORMS": PLATFORMS,
    "LEVELS": LEVELS,
    "DUTIES": DUTIES,
    "LINES": LINES,
    "FUND_LINES": FUND_LINES,
    "FUND_KINDS": FUND_KINDS,
    "PURPOSES": PURPOSES,
    "SUBJECTS": SUBJECTS,
    "PARTS": PARTS,
    "GROUP_DUTIES": GROUP_DUTIES,
    "FREQUENCIES": FREQUENCIES,
    "ZONE_KINDS": ZONE_KINDS,
    "OBJECT_KINDS": objects.KINDS,
    "PLACE_DOUBTS": PLACE_DOUBT,
    "PERSONNEL_KINDS": personnel.KINDS,
    "PLAN_STATES": plans.STATES,
    "RULE_KINDS": matching.KINDS,
    **{name: getattr(matching, name) for name in ("LADDER", "MARKS", "NOTICES", "HOURS", "FIRST")},
    "ASKING": cases.ASKING,
    "TABLES": tuple(TABLES),
    "CHANNELS": cases.CHANNELS,
    "ON_PAGE": cases.ON_PAGE,
    "RUNGS": ladder.RUNGS,
    "SLIP_LEVELS": slip_rules.LEVELS,
    "POSTS": POSTS,
    "UP": cases.UP,
    "STANCES": cases.STANCES,
    "QUIET": cases.QUIET,
}
PHASE_NAMES = [kind.removeprefix("phase.") for kind in catalogue() if kind.startswith("phase.")]
NAMED = (*MEASURES, *WORK, *RATES, *WORK_RATES, *HOURS)
SPOKEN = {
    "state": ("case_state", STATES),
    "source": ("source", SOURCES),
    "urgency": ("urgency", URGENCIES),
    "platform": ("platform", PLATFORMS),
    "level": ("level", (*LEVELS, "grid")),
    "duty": ("duty", (*DUTIES, *VILLAGE_DUTIES)),
    "flag": ("flag", FLAGS),
    "edit": ("plan_edit", EDITS),
    "zone": ("zone_kind", ZONE_KINDS),
    "employment": ("employment", EMPLOYMENTS),
    "partyKind": ("party_kind", PARTY_KINDS),
    "line": ("line", LINES),
    "post": ("case_post", POSTS),
    "excerpt": ("excerpt", EXCERPTS),
    "meetingState": ("meeting_state", meetings.STATES),
    "meetingMove": ("meeting_move", meetings.MOVES),
    "personnelState": ("personnel_state", personnel.STATES),
    "personnelMove": ("personnel_move", (*personnel.MOVES, *personnel.NOTED)),
    "fundLine": ("fund_line", [one for one in FUND_LINES if one not in LINES]),
    "fundKind": ("fund_kind", FUND_KINDS),
    "purpose": ("fund_purpose", PURPOSES),
    "part": ("portfolio_part", PARTS),
    "subject": ("portfolio_subject", SUBJECTS),
    "conflict": ("portfolio_conflict", CONFLICTS),
    "groupDuty": ("group_duty", GROUP_DUTIES),
    "requestKind": ("request_kind", cases.ASKING),
    "requestReason": ("request_reason", tuple(dict.fromkeys(one for some in cases.REASONS.values() for one in some))),
    "replyWay": ("reply_way", cases.WAYS),
    "requestOutcome": ("request_outcome", cases.OUTCOMES),
    "decider": ("decider", tuple(verb.split(".")[1] for verb in cases.DECIDERS)),
    "rung": ("rung", ladder.RUNGS),
    "slipMove": ("slip_move", slip_rules.MOVES),
    "slipState": ("slip_state", slip_rules.STATES),
    "slipLevel": ("slip_level", slip_rules.LEVELS),
    "slipOrigin": ("slip_origin", slip_rules.ORIGINS),
    "audience": ("audience", ladder.AUDIENCE),
    "stance": ("stance", cases.STANCES),
    "coordinator": ("coordinator", cases.COORDINATORS),
    "frequency": ("frequency", FREQUENCIES),
    **(objects.WORDED | drivers.WORDED | admission.WORDED),
    "phase": ("phase", PHASE_NAMES),
    "measures": ("measures", NAMED),
    "figureGroup": ("figure_group", GROUPS),
    "measureOf": ("measure_of", NAMED),
}
"""By the key of the page's catalogue: the area of ours, and its words."""


def words(language: Language) -> dict[str, dict[str, str]]:
    """The words of the closed vocabularies in one language, by the key of the page's catalogue."""
    return {
        key: {name: worded(f"{area}.{name}", {}, language) for name in names} for key, (area, names) in SPOKEN.items()
    }


def vocabulary() -> dict[str, Any]:
    """Lists, figures, and the words of both: by name, as JSON takes them."""
    return {
        **LISTS,
        **{
            key: {name: {"day": one.day, "better": one.better} for name, one in some.items()}
            for key, some in (("MEASURES", MEASURES), ("WORK", WORK))
        },
        **{
            key: {
                name: {field: value for field, value in vars(one).items() if field != "least"}
                for name, one in some.items()
            }
            for key, some in (("RATES", RATES), ("WORK_RATES", WORK_RATES))
        },
        "FORMATS": {code: {"name": one.name, "suffix": one.suffix} for code, one in FORMATS.items()},
        "SCOPES": SCOPES,
        "DESKS": {name: list(tabs) for name, tabs in TABS.items()},
        "BY_CELL": BY_CELL,
        "MAPPED": MAPPED,
        "FIGURED": {kind: list(names) for kind, names in FIGURED.items()},
        "TOOK": tuple(HOURS),
        "GROUPS": GROUPS,
        "WORDS": {language: words(language) for language in LANGUAGES},
    }


def page() -> str:
    """The table of all figures, as Markdown."""

    def words(name: str) -> str:
        return f"{worded(f'measures.{name}', {}, 'zh')} | {worded(f'measure_of.{name}', {}, 'en')}"

    counts = [
        f"| `{name}` | {words(name)} | {one.day} | {one.better or ''} |"
        for some in (MEASURES, WORK)
        for name, one in some.items()
    ]
    rates = [
        f"| `{name}` | {words(name)} | {one.least} | {one.better or ''} | {one.target or ''} |"
        for name, one in [*RATES.items(), *WORK_RATES.items()]
    ]
    hours = [f"| `{name}` | {words(name)} |" for name in HOURS]
    return PAGE.format(
        counts="\n".join(counts), rates="\n".join(rates), hours="\n".join(hours), catalogue="\n".join(_catalogue())
    )


def _catalogue() -> Iterator[str]:
    """The rows of the catalogue: each figure with what it is read from, or what is missing for it."""
    for one in CATALOGUE:
        missing = " · ".join(worded(f"missing_driver.{one.missing}", {}, way) for way in LANGUAGES if one.missing)
        named, group = worded(one.title, {}, "zh"), worded(f"figure_group.{one.group}", {}, "en")
        read = one.figure or (f"/{one.page}" if one.page else "")
        yield f"| `{one.name}` | {named} | {group} | {f'`{read}`' if read else ''} | {missing} |"


LIVES = {
    "a case": case_life.LIFE,
    "a plan": plans.LIFE,
    "a set of rules": stages.LIFE,
    "a personnel matter": personnel.LIFE,
    "a meeting": meetings.LIFE,
    "a supervision slip": slip_rules.LIFE,
    "an admission request": admission.LIFE,
}
MOVES = """# Moves

Every move of what has states, as `LIFE` of its rules has it; `gridgis/core/moves.py` judges them. Written by
`npm run types`.

A move needs the verb where the thing lies; it **brings** what must come along; it is not for whoever has done what
stands under **not by who**; there is no such move but while what stands under **only while** is so, and what stands
under **not while** shuts it, whoever asks. What stands under **undone** its maker may undo for some seconds
(`undo_seconds`), as long as nobody went on. Any other move is refused.
"""
TABLE = """
## The moves of {title}

| move | 中文 | from | to | needs | brings | not by who | only while | not while | does | undone |
|---|---|---|---|---|---|---|---|---|---|---|
{rows}
"""


def moves() -> str:
    """The tables of all moves, as Markdown."""
    text = MOVES
    for title, life in LIVES.items():
        sources: dict[tuple[str, Step], list[str]] = {}
        for (source, move), step in life.steps.items():
            told = {source: "the same", BEFORE: "the one before"}.get(step.target, step.target)
            as_told = replace(step, target=told)
            sources.setdefault((move, as_told), []).append(source)
        rows = []
        for (move, step), states in sources.items():
            named, needs = (
                worded(f"{life.thing}_move.{move}", {}, "zh"),
                f"`{step.needs}`" + " (an office beside)" * bool(step.part),
            )
            cells = [f"`{move}`", named, ", ".join(states), step.target, "the clock" if step.by_clock else needs]
            cells += [", ".join(names) for names in (step.brings, step.apart, step.only, step.unless)]
            rows.append(" | ".join(["", *cells, step.effect, "yes" * step.undo, ""]).strip())
        text += TABLE.format(title=title, rows="\n".join(rows))
    return text


BOOKS = """# Tables

The tables of a county that go out and come in alike, as `TABLE` of each has it. Written by `npm run types`.

The form comes with its drop-downs from `GET /exports/{{table}}?county_code=&empty=true` or
`gridgis export {{table}} FILE --county CODE --empty`, what stands on a day without `empty` (`at=`, `--at`).
`POST /imports/{{table}}?county_code=&name=&keep=` and `gridgis import {{table}} FILE --county CODE` take a workbook
(.xlsx) or CSV: `nothing` (`--dry-run`) tells row by row what would change, `all` keeps all of it or nothing, `good`
(`--good-rows`) the rows that are right. `POST /imports/{{table}}/rejects` gives the refused rows back with
their reasons.

Columns are found under our names, their heads in either language and other usual names; those in **bold** are needed.
An empty cell leaves a fact as it is, `-` or 无 takes it away; the same table again changes nothing.

| table | 中文 | to bring it in needs | columns |
|---|---|---|---|
{rows}
"""


def tables() -> str:
    """The tables that go out and come in, as Markdown."""
    rows = []
    for one in map(table_of, TABLES):
        columns = [f"**{it.name}**" if it.required else it.name for it in one.columns]
        rows.append(f"| `{one.name}` | {one.title.words('zh')} | `{one.needs}` | {', '.join(columns)} |")
    return BOOKS.format(rows="\n".join(rows))


PAGES = {"page": page, "moves": moves, "tables": tables}

if __name__ == "__main__":
    asked = sys.argv[1:]
    print(PAGES[asked[0]]() if asked else json.dumps(vocabulary(), ensure_ascii=False, indent=2), end="")
