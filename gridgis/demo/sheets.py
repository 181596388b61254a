"""The sheets in which the demo's cases are written, with their columns, in the order in which they are stored."""

from datetime import date
from pathlib import Path
from typing import Any

from gridgis.demo.asking import REQUEST
from gridgis.demo.forked import Sheet
from gridgis.demo.helping import COORDINATION
from gridgis.demo.looking import CHECK, SEED, seeds
from gridgis.demo.replying import REPLY, REPORTER
from gridgis.demo.slipping import SLIP
from gridgis.demo.whistling import CALL

CASE = (
    "county_code, number, town_code, village_code, grid_code, current_grid_code, category_code, platform, urgency, "
    "source, description, address_text, place, h3, state, office_code, flags, sensitive, staff_involved, submitted_at, "
    "dispatched_at, result_at, closed_at, due_at, near_due_at, handle_due_at, total_due_at, limit_inputs, "
    "satisfaction, report_count, return_count, rework_count, phases_done, pending, request_count, last_seq, "
    "rung, next_rung_at, slip_count, supervised, coordination, co_offices, taking_part, co_open, joint_at, "
    "joint_place, merged_into, asked_id, first_due_at, escalated_level, consulting, self_handled"
)
EVENT = "county_code, case_number, seq, at, move, source, target, actor_name, note, facts, due_at, actor_id"
KNOWN = "county_code, case_number, account_id, part, office_code, added_at"
ASSIGNMENT = (
    "county_code, case_number, seq, office_code, part, dispatched_at, sign_due_at, handle_due_at, signed_at, "
    "result_at, ended_at, charge_name, result, waived_at, waived_reason, grid_code, account_id"
)
REPORT = (
    "county_code, id, case_number, source, category_code, description, address_text, place, given_lng, given_lat, "
    "given_datum, accuracy_m, located_by, h3, observed_at, received_at"
)
VIEW = "county_code, case_number, seq, office_code, question, asked_at, asked_name, said_at, said_name, stance, view"
RECEIPT = "report_id, digest, county_code, case_number, received_at"
DECISION = (
    "county_code, case_number, seq, report_id, at, place, located_by, score, match, border_m, grid_code, "
    "grid_version_id, rule, office_code, flags, rule_set_id, rule_code, day, asked_at, town_code, village_code, "
    "platform, route"
)


TABLES = {
    "cases": CASE,
    "assignments": ASSIGNMENT,
    "case_requests": REQUEST,
    "supervision_slips": SLIP,
    "coordinations": COORDINATION,
    "case_views": VIEW,
    "whistle_calls": CALL,
    "need_to_know": KNOWN,
    "case_checks": CHECK,
    "case_replies": REPLY,
    "reports": REPORT,
    "reporters": REPORTER,
    "receipts": RECEIPT,
    "decisions": DECISION,
    "case_events": EVENT,
    "sample_seeds": SEED,
    "case_counters": "county_code, day, last",
}
"""The columns of the sheets, in the order in which they are stored: events behind all that tells who hears of them."""


class Files:
    """A sheet for each of `TABLES`."""

    def __init__(self, folder: Path) -> None:
        self._sheets = {table: Sheet(folder, table) for table in TABLES}
        self.counters: dict[tuple[str, Any], int] = {}
        self.months: dict[str, set[date]] = {}

    def __getitem__(self, table: str) -> Sheet:
        return self._sheets[table]

    def done(self) -> None:
        """Nothing more comes."""
        self["case_counters"].extend((*key, last) for key, last in self.counters.items())
        self["sample_seeds"].extend(seeds(self.months))
        for sheet in self._sheets.values():
            sheet.done()
