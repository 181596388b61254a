"""A briefing as one page that opens without a network: maps by folium, with Leaflet and all data inside.

What comes from the database is text to the page, never markup: names are escaped, data stand in the script as JSON.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from gridgis.analytics.findings import TOLD, better, changed, worst_first
from gridgis.briefing.laying import told_sentences
from gridgis.briefing.printing import templates
from gridgis.briefing.queries import Briefing
from gridgis.briefing.sheets import Sheet
from gridgis.briefing.telling import Teller
from gridgis.cases.measures import RATES
from gridgis.core.errors import Misset

if TYPE_CHECKING:
    import branca.element


@dataclass(frozen=True)
class Leaflet:
    """The library that the page draws with, as text: its script, and its styles with their pictures inside."""

    script: str
    styles: str


def leaflet(dist: Path) -> Leaflet:
    """The library as the build of the page keeps it.

    Args:
        dist: folder of the built page.

    Raises:
        Misset: the page is not built.
    """
    folder = dist / "standalone"
    try:
        return Leaflet(*((folder / name).read_text("utf-8") for name in ("leaflet.js", "leaflet.css")))
    except FileNotFoundError:
        raise Misset("briefing.not_built", folder=folder) from None


def page(briefing: Briefing, library: Leaflet, tell: Teller, sheet: Sheet | None = None) -> str:
    """The page, as the text of an HTML file in the language of the teller.

    It names nothing to be fetched, and its policy forbids the browser to ask anybody.

    Args:
        briefing: its figures.
        library: Leaflet.
        tell: the words.
        sheet: of a briefing that somebody wrote: its title, words and signature go before the figures.
    """
    from gridgis.briefing.mapping import draw  # noqa: PLC0415 - folium, for the few that ask for a page

    areas = {one.code: one.figures for one in briefing.areas}
    names = {one.code: one.name for one in briefing.areas}
    drawn = draw(briefing, areas, names, tell)
    figure = cast("branca.element.Figure", drawn.chart.get_root())
    figure.render()
    columns = ("reported", "due", "on_time", "late", "on_time_rate", "overdue", "satisfaction_rate")
    return (
        templates()
        .get_template("standalone.html")
        .render(
            tell=tell,
            sheet=sheet,
            briefing=briefing,
            leaflet=Leaflet(_inside_script(library.script), library.styles),
            head=figure.header.render(),
            map=figure.html.render(),
            script=figure.script.render(),
            chart=drawn.chart.get_name(),
            layers=drawn.layers,
            tiles=[_tile(name, briefing, tell) for name in TOLD],
            sentences=told_sentences(briefing, tell),
            rows=[(names[code], areas[code]) for code in worst_first(areas)],
            columns=columns,
            targets={name: RATES[name].target for name in columns if name in RATES},
            bars=_bars(briefing, tell),
            synthetic=any(one["properties"].get("synthetic") for one in briefing.outlines["features"]),
        )
    )


def _inside_script(text: str) -> str:
    """A script as it may stand inside a page: without the address of its sources, and without an end of its own."""
    return re.sub(r"//# sourceMappingURL=\S+\s*$", "", text).replace("</script", "<\\/script")


def _tile(name: str, briefing: Briefing, tell: Teller) -> dict[str, Any]:
    """A figure of the whole with its changes: against the period before and the same days a year ago."""
    changes = [
        (tell(word), tell.change(name, value), _sense(name, value))
        for word, then in (("than_before", briefing.before), ("than_last_year", briefing.last_year))
        if (value := changed(name, briefing.whole, then)) is not None
    ]
    return {"name": tell.figure(name), "value": tell.value(name, briefing.whole.get(name)), "changes": changes}


def _sense(name: str, change: float) -> str:
    wanted = better(name)
    if wanted is None or change == 0:
        return "even"
    return "good" if (change > 0) == (wanted == "more") else "bad"


def _bars(briefing: Briefing, tell: Teller) -> list[dict[str, Any]]:
    """Reported and closed cases of twelve months, as shares of the greatest of all."""
    top = max((step.counts[name] for step in briefing.months for name in ("reported", "closed")), default=0) or 1
    return [
        {
            "month": tell("month", month=step.start.month),
            "year": step.start.year if step.start.month == 1 or step is briefing.months[0] else None,
            **{name: step.counts[name] for name in ("reported", "closed")},
            **{f"{name}_share": step.counts[name] / top for name in ("reported", "closed")},
        }
        for step in briefing.months
    ]
