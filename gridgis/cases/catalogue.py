"""The catalogue of figures by whom they tell of, each with what it is read from, or what it is missing.

A figure whose driver is not kept yet is never a zero: it is told as not computable, with the reason. Source: the domain
guide's indicators, whose names these are.
"""

from dataclasses import dataclass

from gridgis.cases.measures import Group
from gridgis.core.wording import catalogue


@dataclass(frozen=True)
class Entry:
    """A figure of the catalogue: the count, rate or hours that it is read from, or the page that tells it.

    Else what is missing for it.
    """

    name: str
    group: Group
    figure: str | None = None
    missing: str | None = None
    page: str | None = None

    @property
    def title(self) -> str:
        """The key of its name: its own, or that of the figure it is read from."""
        own = f"catalogue.{self.name}"
        return own if own in catalogue() else f"measures.{self.figure}"


GROUPS: tuple[Group, ...] = ("territory", "centre", "office", "grid")
READ: dict[Group, str] = {
    "centre": "accept_timely register_accuracy dispatch_timely dispatch_accuracy auto_route_accuracy geocode_accuracy"
    " check_timely close_timely callback_rate",
    "office": "handle_on_time handle_rate sign_timely close_rate close_on_time=on_time_rate overdue_open=overdue"
    " rework_rate=first_pass first_pass return_rate bad_return_rate extension_rate suspend_rate median_h p90_h recur_30"
    " satisfaction=satisfaction_rate whistle_timely supervised_n",
    "grid": "valid_report_rate report_accuracy verify_timely self_handle_ok",
    "territory": "proactive_rate settled_at_source up_rate found_to_fixed close_on_time_t=on_time_rate repeat_rate"
    " per_1000=reported_per_1000 satisfaction_t=satisfaction_rate",
}
"""By group; a name of the catalogue that is read from a figure of another name stands before it."""
MISSING: dict[Group, tuple[str, ...]] = {
    "centre": (),
    "office": ("assist_given",),
    "grid": ("check_timely_w", "visit_done", "miss_rate", "resident_score", "hazard_bonus"),
    "territory": ("coverage", "staffed", "meeting_done", "sync_lag_p95", "entry_burden"),
}
"""What is not computable; why is said by `missing_driver` in the catalogue of words."""


ON_PAGES: dict[Group, dict[str, str]] = {"centre": {}, "office": {}, "grid": {"freshness": "objects"}, "territory": {}}
"""What is made of no cases: the page of ours that tells it, with its list."""


def _entries(group: Group) -> list[Entry]:
    read = [one.partition("=") for one in READ[group].split()]
    known = [Entry(name, group, figure or name) for name, _, figure in read]
    known += [Entry(name, group, page=page) for name, page in ON_PAGES[group].items()]
    return [*known, *(Entry(name, group, missing=name) for name in MISSING[group])]


CATALOGUE: tuple[Entry, ...] = tuple(entry for group in GROUPS for entry in _entries(group))
