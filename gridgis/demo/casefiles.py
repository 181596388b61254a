"""The demo's reports and cases as rows: located, routed, and led through their lives."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from gridgis.cases.in_force import Limits, in_phase
from gridgis.cases.knowing import Sealed
from gridgis.cases.rules import seal_flags
from gridgis.cases.term_models import Category
from gridgis.cases.terms import inputs_of
from gridgis.core.geo import cell_of
from gridgis.demo import helping
from gridgis.demo.copying import point
from gridgis.demo.courses import Names, Start, World
from gridgis.demo.desk import Desk
from gridgis.demo.history import Plan
from gridgis.demo.life import Life
from gridgis.demo.lives import live, merged, take_in
from gridgis.demo.locating import locate
from gridgis.demo.looking import rows as rows_of
from gridgis.demo.replying import Reported, reporters
from gridgis.demo.replying import told as told_to
from gridgis.demo.sealing import NAMESPACE, inspectors, number_apart, told
from gridgis.demo.sheets import ASSIGNMENT, DECISION, TABLES, Files
from gridgis.demo.slipping import gravest
from gridgis.people.queries import OfficeRow
from gridgis.routing import wording
from gridgis.routing.decisions import Kept, KeptGrid, Place, Route, row_of
from gridgis.routing.rules import choose_office, coordinated

MERGED_AFTER = timedelta(minutes=25)
FIRST_CHECK = ("hotline_12345", "citizen", "peace_system")


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
    writer = _Writer(at_desk, plan, world, skill, Files(folder))
    codes = grids["code"].to_numpy()
    rows = [*reports.iloc[keep].itertuples(index=False)]
    for i, row in zip(keep.tolist(), rows, strict=True):
        writer.number(i, row, str(codes[found.grid[i]]))
    for i, row in zip(keep.tolist(), rows, strict=True):
        options = [(str(codes[found.grid[i]]), float(found.border_m[i]))]
        if found.beneath[i] >= 0 and found.beneath[i] != found.grid[i]:
            options.append((str(codes[found.beneath[i]]), float(found.beneath_m[i])))
        writer.add(i, row, options, lots[i])
    writer.files.done()


@dataclass
class _Writer:
    """Writes file after file."""

    desk: Desk
    plan: Plan
    world: World
    skill: dict[str, float]
    files: Files
    apart: set[str] = field(default_factory=set)
    numbers: dict[int, str] = field(default_factory=dict)
    twins: dict[int, list[tuple[int, Reported]]] = field(default_factory=dict)
    mains: dict[int, tuple[str, datetime]] = field(default_factory=dict)

    def number(self, i: int, row: Any, grid: str) -> None:
        """Give a report's case its number, before any is written: mains tell of those merged into them."""
        category, at = self.desk.categories[row.category], row.at.to_pydatetime()
        self.numbers[i] = number = self._number(grid[:6], at, category)
        if row.repeats in self.numbers and self.numbers[row.repeats][:6] == grid[:6] and not category.sensitive:
            report = Reported(uuid.uuid5(NAMESPACE, number), row.source, at)
            self.twins.setdefault(row.repeats, []).append((i, report))

    def add(self, i: int, row: Any, options: list[tuple[str, float]], lots: Any) -> None:
        """One report and the case it becomes; `options` are grids with the metres to their border, the chosen first."""
        grid, border_m = options[0]
        category, number = self.desk.categories[row.category], self.numbers[i]
        county, at = grid[:6], row.at.to_pydatetime()
        office, rule = self._office(grid, category)
        start = self._start(row, number, grid, category, office, rule, at, lots)
        own = Reported(uuid.uuid5(NAMESPACE, number), row.source, at)
        if (main := self.mains.get(i)) is not None:
            life, reports = merged(start, self.world, *main), [own]
        else:
            life = live(start, self.world, lots)
            reports = [own, *self._taken_in(i, life)]
        doubts = ["near_border"] if row.accuracy_m >= border_m else []
        flags = seal_flags(doubts, sensitive=category.sensitive, staff_involved=category.staff_involved)
        self._case(row, grid, category, number, life, [*flags, *life.flags], reports)
        self._report(row, county, number, own.id, at)
        self._decision(row, options, category, office, rule, number, own.id, flags, at)

    def _taken_in(self, i: int, life: Life) -> list[Reported]:
        """The reports of cases that are merged into one while it is open."""
        taken = []
        for twin, report in self.twins.pop(i, ()):
            at = report.at + MERGED_AFTER
            if at <= self.world.until and take_in(life, self.numbers[twin], at):
                self.mains[twin] = (self.numbers[i], at)
                taken.append(report)
        return taken

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
        self,
        row: Any,
        number: str,
        grid: str,
        category: Category,
        office: OfficeRow,
        rule: str,
        at: datetime,
        lots: Any,
    ) -> Start:
        asked = self.desk.worker(grid, at.date())
        worker = asked.name if asked else self.desk.people.get(grid, "网格员")
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
            number=number,
            source=row.source,
            grid=grid,
            worker=asked,
            person=self.desk.in_charge.get(office.code),
            spot=(row.lng, row.lat),
            listed=self.desk.listed(grid, category),
            departments=self.desk.departments(grid, category, office),
        )

    def _case(
        self, row: Any, grid: str, category: Category, number: str, life: Life, flags: list[str],
        reports: list[Reported],
    ) -> None:  # fmt: skip
        county = grid[:6]
        limit = inputs_of(in_phase(category, life.phases_done))
        sealed = Sealed(county, number, grid[:9], life.office_code, category.staff_involved)
        events, known = told(life, sealed if category.sensitive else None, self.desk.posts)
        self.files["need_to_know"].extend(known)
        self.files["cases"].append(
            (
                county, number, grid[:9], grid[:12], grid, grid, category.code, category.platform, category.urgency,
                row.source, row.description, row.address, point(row.lng, row.lat), cell_of(row.lng, row.lat),
                life.state, life.office_code, flags, category.sensitive,
                category.staff_involved, life.events[0].at, life.dispatched_at,
                life.result_at, life.closed_at, life.due_at, life.near_due_at, life.handle_due_at, life.total_due_at,
                limit, life.satisfaction, len(reports), life.return_count, life.rework_count,
                life.phases_done,
                life.pending, len(life.requests), len(events), life.rung, life.next_rung_at, len(life.slips),
                gravest(life.slips),
                *helping.joined(row.address or self.desk.names[grid], life, self.desk.helpers(grid, category)),
                life.merged_into, life.asked_id, life.first_due_at, life.escalated_level, life.consulting,
                life.self_handled,
            )
        )  # fmt: skip
        self.files["case_events"].extend((county, number, seq, *event) for seq, event in enumerate(events, 1))
        self.files["assignments"].extend((county, number, *one) for one in helping.assigned(life, ASSIGNMENT))
        self.files["case_replies"].extend(told_to(county, number, reports, life.events))
        self.files["case_checks"].extend(rows_of(county, number, life.events))
        if life.self_handled or any(one["result_at"] for one in life.firsts):
            self.files.months.setdefault(county, set()).add(
                life.events[0].at.astimezone(self.world.zone).date().replace(day=1)
            )
        for seq, one in enumerate(life.coordinations, 1):
            one |= {"seq": seq, "town_code": grid[:9], "category_code": category.code}
        for table, rows in (
            ("coordinations", life.coordinations), ("case_views", life.views), ("case_requests", life.requests),
            ("whistle_calls", life.calls), ("supervision_slips", life.slips),
        ):  # fmt: skip
            if rows:
                names = TABLES[table].split(", ")[2:]
                self.files[table].extend((county, number, *(one[name] for name in names)) for one in rows)

    def _report(self, row: Any, county: str, number: str, report_id: uuid.UUID, at: datetime) -> None:
        by = "address" if row.by_address else "point"
        self.files["reports"].append(
            (
                county, report_id, number, row.source, row.category, row.description, row.address,
                point(row.lng, row.lat), row.given_lng, row.given_lat, row.datum, row.accuracy_m, by,
                cell_of(row.lng, row.lat), at, at,
            )
        )  # fmt: skip
        self.files["reporters"].extend(reporters(county, report_id, row.source))
        self.files["receipts"].append((report_id, "\\x" + report_id.hex, county, number, at))

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
        self.files["decisions"].append(tuple(kept[name] for name in DECISION.split(", ")))
