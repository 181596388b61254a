"""The heat map of a briefing: the bands of the density of what was reported, for paper and for the page alike."""

from collections.abc import Callable, Iterator
from itertools import groupby

import numpy as np
import numpy.typing as npt

from gridgis.analytics.heat import Heat
from gridgis.analytics.spreading import NOTHING as OUTSIDE
from gridgis.briefing.colouring import Rows

HEAT = "heat"
"""By this name a map of the density is asked for."""
SHADES = ("#FCE9D6", "#F8C99B", "#F19A5B", "#DD6A35", "#A93A1B", "#6D1F12")
"""Of the bands, the thinnest first."""


def bands_of(heat: Heat) -> npt.NDArray[np.intp]:
    """The band of each square, row by row from the north-west: 0 below the lowest limit and outside."""
    told = np.frombuffer(heat.values, "<u2").reshape(heat.rows, heat.columns)
    density = np.where(told != OUTSIDE, told.astype(float) * heat.peak / (OUTSIDE - 1), 0.0)
    return np.digitize(density, heat.breaks)


def shades_of(heat: Heat) -> list[str]:
    """The colour of each band from the first on."""
    last = max(len(heat.breaks) - 1, 1)
    return [SHADES[round(nth * (len(SHADES) - 1) / last)] for nth in range(len(heat.breaks))]


def legend_of(heat: Heat) -> Rows:
    """The rows of the legend: the limits of each band, and how many km² it covers."""
    bands, rows = bands_of(heat), []
    for nth, (low, shade) in enumerate(zip(heat.breaks, shades_of(heat), strict=True), 1):
        words = f"{low:g}–{heat.breaks[nth]:g}" if nth < len(heat.breaks) else f"≥ {low:g}"
        rows.append((shade, words, int((bands == nth).sum() * heat.square_km2)))
    return rows


def heat_of(heat: Heat | None, spot: Callable[[float, float], tuple[float, float]]) -> tuple[Iterator[str], Rows]:
    """The bands as strips of SVG and the rows of their legend; nothing of a place where nothing was reported.

    Args:
        heat: the density.
        spot: from longitude and latitude to the sheet.
    """
    if heat is None or not heat.breaks:
        return iter(()), []
    return _strips(heat, spot), legend_of(heat)


def _strips(heat: Heat, spot: Callable[[float, float], tuple[float, float]]) -> Iterator[str]:
    west, south, east, north = heat.box
    (left, top), (right, bottom) = spot(west, north), spot(east, south)
    wide, high, shades = (right - left) / heat.columns, (bottom - top) / heat.rows, shades_of(heat)
    for row, bands in enumerate(bands_of(heat).tolist()):
        at = 0
        for band, squares in groupby(bands):
            many = len(list(squares))
            if band:
                place = f"x='{left + at * wide:.2f}' y='{top + row * high:.2f}'"
                size = f"width='{many * wide + 0.2:.2f}' height='{high + 0.2:.2f}'"
                yield f"<rect {place} {size} fill='{shades[band - 1]}'/>"
            at += many
