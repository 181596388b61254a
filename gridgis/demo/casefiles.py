"""The demo's reports and cases as rows: located, routed, and led through their lives."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from gridgis.cases.in_force import Limits
from gridgis.cases.knowing import Sealed
from gridgis.cases.rules import seal_flags
from gridgis.cases.term_models import Category
from gridgis.core.geo import cell_of
from gridgis.demo import helping
from gridgis.demo.asking import REQUEST
from gridgis.demo.copying import point
from gridgis.demo.courses import Names, Start, World
from gridgis.demo.desk import Desk
from gridgis.demo.forked import Sheet
from gridgis.demo.helping import COORDINATION
from gridgis.demo.history import Plan
from gridgis.demo.life import Life
from gridgis.demo.lives import live, merged
from gridgis.demo.locating import locate
from gridgis.demo.sealing import NAMESPACE, inspectors, number_apart, told
from gridgis.demo.slipping import SLIP, gravest
from gridgis.people.queries import OfficeRow
from gridgis.routing import wording
from gridgis.routing.decisions import Kept, KeptGrid, Place, Route, row_of
from gridgis.routing.rules import choose_office, coordinated

CASE = (
    "county_code, number, town_code, village_code, grid_code, current_grid_code, category_code, platform, urgency, "
    "source, description, address_text, place, h3, state, office_code, flags, sensitive, staff_involved, submitted_at, "
    "dispatched_at, result_at, closed_at, due_at, near_due_at, handle_due_at, total_due_at, limit_inputs, "
    "satisfaction, report_count, return_count, rework_count, pending, request_count, last_seq, "
    "rung, next_rung_at, slip_count, supervised, coordination, co_offices, taking_part, co_open, joint_at, joint_place"
)
EVENT = "county_code, case_number, seq, at, move, source, target, actor_name, note, facts, due_at"
KNOWN = "county_code, case_number, account_id, part, office_code, added_at"
ASSIGNMENT = (
    "county_code, case_number, seq, office_code, part, dispatched_at, sign_due_at, handle_due_at, signed_at, "
    "result_at, ended_at, charge_name, result, waived_at, waived_reason"
)
REPORT = (
    "county_code, id, case_number, source, category_code, description, address_text, place, given_lng, given_lat, "
    "given_datum, accuracy_m, located_by, h3, observed_at, received_at"
)
RECEIPT = "report_id, digest, county_code, case_number, received_at"
DECISION = (
    "county_code, case_number, seq, report_id, at, place, located_by, score, match, border_m, grid_code, "
    "grid_version_id, rule, office_code, flags, rule_set_id, rule_code, day, asked_at, town_code, village_code, "
    "platform, route"
)
FIRST_CHECK = ("hotline_12345", "citizen", "peace_system")


TABLES = {
    "cases": CASE,
    "case_events": EVENT,
    "assignments": ASSIGNMENT,
    "case_requests": REQUEST,
    "supervision_slips": SLIP,
    "coordinations": COORDINATION,
    "need_to_know": KNOWN,
    "reports": REPORT,
    "receipts": RECEIPT,
    "decisions": DECISION,
    "case_counters": "county_code, day, last",
}
"""The columns of the sheets, in the order in which they are stored."""


class Files:
    """A sheet for each of `TABLES`."""

    def __init__(self, folder: Path) -> None:
        self._sheets = [Sheet(folder, table) for table in TABLES]
        self.cases, self.events, self.assignments, self.requests, self.slips = self._sheets[:5]
        self.coordinations, self.known = self._sheets[5:7]
        self.reports, self.receipts, self.decisions, self._counters = self._sheets[7:]
        self.counters: dict[tuple[str, Any], int] = {}

    def done(self) -> None:
        """Nothing more comes."""
        self._counters.extend((*key, last) for key, last in self.counters.items())
        for sheet in self._sheets:
            sheet.done()


def write(
    reports: pd.DataFrame,
    at_desk: Desk,
    plan: Plan,
    limits: Limits,
    *,
    until: datetime,
    metric_srid: int,
    rng: np.random.Generator,
    folder: Path,
) -> None:
    """Write all files, in the order of submission.

    Args:
        reports: from `history.draw`.
        at_desk: look-ups.
        plan: shares.
        limits: stage limits and calendar.
        until: the moment at which the files stand.
        metric_srid: plane for border distances.
        rng: where luck comes from.
        folder: where the sheets are left.
    """
    grids = at_desk.city.grids
    found = locate(grids, reports["lng"].to_numpy(), reports["lat"].to_numpy(), metric_srid)
    keep = np.flatnonzero(found.grid >= 0)
    lots = rng.random((len(reports), 20))
    towns = sorted({code[:9] for code in grids["code"]})
    low, high = plan.facts["on_time"]
    skill = dict(zip(towns, rng.uniform(low, high, size=len(towns)), strict=True))
    world = World(limits, until, limits.calendar.zone, plan.facts)
    writer = _Writer(at_desk, plan, world, skill, Files(folder), {})
    codes = grids["code"].to_numpy()
    rows = reports.iloc[keep].itertuples(index=False)
    for i, row in zip(keep, rows, strict=True):
        options = [(str(codes[found.grid[i]]), float(found.border_m[i]))]
        if found.beneath[i] >= 0 and found.beneath[i] != found.grid[i]:
            options.append((str(codes[found.beneath[i]]), float(found.beneath_m[i])))
        writer.add(row, options, lots[i])
    writer.files.done()


@dataclass
class _Writer:
    """Writes file after file."""

    desk: Desk
    plan: Plan
    world: World
    skill: dict[str, float]
    files: Files
    recent: dict[tuple[str, str], str]
    apart: set[str] = field(default_factory=set)

    def add(self, row: Any, options: list[tuple[str, float]], lots: Any) -> None:
        """One report and the case it becomes; `options` are grids with the metres to their border, the chosen first."""
        grid, border_m = options[0]
        category = self.desk.categories[row.category]
        county, at = grid[:6], row.at.to_pydatetime()
        office, rule = self._office(grid, category)
        number = self._number(county, at, category)
        main = self.recent.get((grid, category.code))
        duplicate = main is not None and lots[19] < self.plan.facts["duplicate_share"] * 6
        start = self._start(row, grid, category, office, rule, at, lots)
        life = merged(start, self.world) if duplicate else live(start, self.world, lots)
        report_id = uuid.uuid5(NAMESPACE, f"{number}")
        doubts = ["near_border"] if row.accuracy_m >= border_m else []
        flags = seal_flags(doubts, sensitive=category.sensitive, staff_involved=category.staff_involved)
        self._case(row, grid, category, number, life, flags)
        self._report(row, county, main if duplicate and main else number, report_id, at)
        self._decision(row, options, category, office, rule, number, report_id, flags, at)
        if not duplicate:
            self.recent[(grid, category.code)] = number

    def _number(self, county: str, at: datetime, category: Category) -> str:
        """The next number of the day; sensitive cases are numbered apart."""
        day = at.astimezone(self.world.zone).date()
        if category.sensitive:
            return number_apart(county, day, self.apart)
        last = self.files.counters[(county, day)] = self.files.counters.get((county, day), 0) + 1
        return f"{county}-{day:%Y%m%d}-{last:05d}"

    def _office(self, grid: str, category: Category) -> tuple[OfficeRow, str]:
        """The office the rules name; where they name none, the one the command centre will."""
        kind = category.lead_agency_type or ""
        places = (grid, grid[:12], grid[:9], grid[:6])
        owner = next((o for place in places if (o := self.desk.offices.get((kind, place)))), None)
        owners = [owner] if owner else []
        platform = self.desk.agencies[kind][1]
        choice = choose_office(owners, platforms=[platform] * len(owners))
        if owner is None or (grid[:6], category.code, owner.agency_type) not in self.desk.rules:
            choice = coordinated(choice, category.coordination)
        return choice.office or self.desk.offices[("town_command", grid[:9])], choice.rule

    def _start(
        self, row: Any, grid: str, category: Category, office: OfficeRow, rule: str, at: datetime, lots: Any
    ) -> Start:
        worker = self.desk.people.get(grid, "网格员")
        town = self.desk.names[grid[:9]]
        sender = worker if row.source == "grid_worker" else self.plan.facts["senders"][row.source]
        centre, clerk = f"{town}综合信息指挥室", self.desk.clerks.get(office.code, office.name)
        checker = centre if category.sensitive else worker
        names = inspectors(sender) if category.staff_involved else Names(sender, centre, clerk, checker)
        return Start(
            at=at,
            category=category,
            names=names,
            rule=rule,
            office_code=office.code,
            second=self.desk.second(grid, category, office),
            registers=row.source == "grid_worker" and category.auto_register,
            asks_citizen=row.source in FIRST_CHECK,
            rejected=bool(row.source in FIRST_CHECK and lots[18] < self.plan.facts["reject_share"] * 2),
            punctual=bool(lots[17] < self.skill[grid[:9]]),
            helpers=() if category.sensitive else self.desk.helpers(grid, category),
        )

    def _case(self, row: Any, grid: str, category: Category, number: str, life: Life, flags: list[str]) -> None:
        county = grid[:6]
        limit = {"value": category.limit_value, "unit": category.limit_unit, "urgency": category.urgency}
        sealed = Sealed(county, number, grid[:9], life.office_code, category.staff_involved)
        events, known = told(life, sealed if category.sensitive else None, self.desk.posts)
        self.files.known.extend(known)
        self.files.cases.append(
            (
                county, number, grid[:9], grid[:12], grid, grid, category.code, category.platform, category.urgency,
                row.source, row.description, row.address, point(row.lng, row.lat), cell_of(row.lng, row.lat),
                life.state, life.office_code, flags, category.sensitive,
                category.staff_involved, life.events[0].at, life.dispatched_at,
                life.result_at, life.closed_at, life.due_at, life.near_due_at, life.handle_due_at, life.total_due_at,
                limit, life.satisfaction, 1, life.return_count, life.rework_count,
                life.pending, len(life.requests), len(events), life.rung, life.next_rung_at, len(life.slips),
                gravest(life.slips),
                *helping.joined(row.address or self.desk.names[grid], life, self.desk.helpers(grid, category)),
            )
        )  # fmt: skip
        self.files.events.extend((county, number, seq, *event) for seq, event in enumerate(events, 1))
        self.files.assignments.extend((county, number, *one) for one in helping.assigned(life, ASSIGNMENT))
        for seq, one in enumerate(life.coordinations, 1):
            named = (one[name] for name in COORDINATION.split(", ")[5:])
            self.files.coordinations.append((county, number, seq, grid[:9], category.code, *named))

        for one in life.requests:
            self.files.requests.append((county, number, *(one[name] for name in REQUEST.split(", ")[2:])))
        for one in life.slips:
            self.files.slips.append((county, number, *(one[name] for name in SLIP.split(", ")[2:])))

    def _report(self, row: Any, county: str, number: str, report_id: uuid.UUID, at: datetime) -> None:
        by = "address" if row.by_address else "point"
        self.files.reports.append(
            (
                county, report_id, number, row.source, row.category, row.description, row.address,
                point(row.lng, row.lat), row.given_lng, row.given_lat, row.datum, row.accuracy_m, by,
                cell_of(row.lng, row.lat), at, at,
            )
        )  # fmt: skip
        self.files.receipts.append((report_id, "\\x" + report_id.hex, county, number, at))

    def _decision(
        self, row: Any, options: list[tuple[str, float]], category: Category, office: OfficeRow, rule: str,
        number: str, report_id: uuid.UUID, flags: list[str], at: datetime,
    ) -> None:  # fmt: skip
        names, (grid, border_m) = self.desk.names, options[0]
        beaten = options[1][0] if len(options) > 1 else None
        by = "address" if row.by_address else "point"
        reasons = [
            wording.located(by, row.accuracy_m, row.datum, row.address, 1.0 if row.by_address else None),
            wording.in_grid(
                names[grid], self.desk.layers[grid].named, border_m, self.desk.since, names[beaten] if beaten else None
            ),
        ]
        if "near_border" in flags:
            reasons.append(wording.near_border([]))
        reasons.append(wording.owner(category.name_zh, self.desk.agencies[category.lead_agency_type or ""][0]))
        reasons.append(wording.office(rule, office.name if rule != "R2" else None))
        spoke = self.desk.rules.get((grid[:6], category.code, office.agency_type)) if rule == "R1" else None
        route = Route(
            place=Place(row.lng, row.lat),
            located_by=by,
            score=1.0 if row.by_address else None,
            match="inside",
            border_m=round(border_m, 2),
            office=office if rule != "R2" else None,
            co_offices=tuple(self.desk.helping(grid, category)) if rule != "R2" else (office,),
            platform=category.platform,
            rule=rule,
            flags=tuple(flags),
            reasons=tuple(reasons),
            candidates=tuple(
                KeptGrid(
                    code, names[code], self.desk.layers[code].code, round(m, 2), code == grid, self.desk.versions[code]
                )
                for code, m in options
            ),
            routing_rule=spoke,
            day=at.astimezone(self.world.zone).date(),
            county_code=grid[:6],
            town_code=grid[:9],
            village_code=grid[:12],
            accuracy_m=None if row.by_address else row.accuracy_m,
            asked_at=at,
            rule_set_id=spoke.set_id if spoke else None,
        )
        kept = row_of(Kept(grid[:6], number, 1, at, route, report_id))
        self.files.decisions.append(tuple(kept[name] for name in DECISION.split(", ")))
