"""Counts of places spread over the ground: density in cases per km², as a heat map draws it. No database here.

Each case is spread by a quartic (biweight) kernel of a radius in metres (Silverman, Density Estimation, 1986, 4.5).
What of a kernel would fall outside the area is given to the part inside, so that no case is lost at a border (Diggle,
Applied Statistics 34, 1985).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import h3
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt
from scipy.signal import fftconvolve
from shapely import Geometry, contains_xy, prepare

from gridgis.core.errors import Invalid
from gridgis.core.geo import METRES_A_DEGREE, Box

KERNEL_M = {7: 2000, 8: 1000, 9: 500, 10: 250}
"""The radius of the kernel by the H3 resolution of the cells that are counted."""
TO_A_KERNEL = 4
"""Squares of the raster to the radius of the kernel."""
MOST = 400_000
"""So many squares at most."""
NOTHING = 65_535
"""The value of a square outside the area."""
STEPS = (1, 3)
LIMITS = 5
"""Classes grow threefold: the densest square of a county is easily a hundred times its usual one."""

Values = NDArray[np.float64]
Inside = NDArray[np.bool_]


@dataclass(frozen=True)
class Raster:
    """Squares over an area, from north to south, then west to east; `inside` are those whose middle lies in it.

    `kept` is how much of a kernel lies inside, by the square of its middle; `nearest` the row and column of the nearest
    square inside.
    """

    box: Box
    square_km2: float
    inside: Inside
    kept: Values
    nearest: NDArray[np.int32]


def raster_of(area: Geometry, box: Box, resolution: int) -> Raster:
    """The raster of an area, in degrees of EPSG:4490, wide enough to hold it whole.

    Raises:
        Invalid: the resolution lies outside 7–10, or the area is too large for it.
    """
    if resolution not in KERNEL_M:
        raise Invalid("analytics.heat_resolution", field="resolution")
    west, south, east, north = box
    side = KERNEL_M[resolution] / TO_A_KERNEL
    tall = side / METRES_A_DEGREE
    wide = tall / float(np.cos(np.radians((south + north) / 2)))
    columns, rows = (int(np.ceil(span / step)) + 2 for span, step in ((east - west, wide), (north - south, tall)))
    if columns * rows > MOST:
        raise Invalid("analytics.heat_too_fine", resolution=resolution, field="resolution")
    left, top = (west + east - columns * wide) / 2, (south + north + rows * tall) / 2
    prepare(area)
    lngs, lats = left + (np.arange(columns) + 0.5) * wide, top - (np.arange(rows) + 0.5) * tall
    inside: Inside = np.asarray(contains_xy(area, *np.meshgrid(lngs, lats)))
    if not inside.any():  # smaller than a square: the one it lies in
        inside[rows // 2, columns // 2] = True
    around = (left, top - rows * tall, left + columns * wide, top)
    nearest = distance_transform_edt(~inside, return_distances=False, return_indices=True)
    return Raster(around, (side / 1000) ** 2, inside, _blurred(inside.astype(float)), nearest)


def _quartic(radius: int) -> Values:
    """A kernel whose mass is one, so many squares to each side."""
    reach = np.arange(-radius, radius + 1) / radius
    far = reach[:, None] ** 2 + reach[None, :] ** 2
    weights = np.where(far < 1, (1 - far) ** 2, 0.0)
    return np.asarray(weights / weights.sum())


KERNEL = _quartic(TO_A_KERNEL)


def spread(raster: Raster, counts: Mapping[int, int]) -> Values:
    """Density in cases per km² by the squares of a raster; 0 outside the area.

    Its sum over the squares, times their area, is the number of cases.

    Args:
        counts: cases by H3 cell, as the integer the database keeps; a cell whose middle lies outside counts at the
            nearest square of the area. Their order makes no difference.
    """
    rows, columns = raster.inside.shape
    stood = np.zeros((rows, columns))
    if not counts:
        return stood
    cells = sorted(counts)
    lats, lngs = np.array([h3.cell_to_latlng(f"{cell:x}") for cell in cells]).T
    west, south, east, north = raster.box
    across = np.clip(((lngs - west) / (east - west) * columns).astype(int), 0, columns - 1)
    down = np.clip(((north - lats) / (north - south) * rows).astype(int), 0, rows - 1)
    np.add.at(stood, tuple(raster.nearest[:, down, across]), [counts[cell] for cell in cells])
    found = _blurred(np.divide(stood, raster.kept, out=np.zeros_like(stood), where=stood > 0))
    return np.where(raster.inside, np.maximum(found, 0), 0) / raster.square_km2


def _blurred(values: Values) -> Values:
    return np.asarray(fftconvolve(values, KERNEL, mode="same"))


def bands(peak: float) -> list[float]:
    """Limits of classes that end with the greatest round number below a peak: 1, 3, 10, 30 and so on, rising."""
    if peak <= 0:
        return []
    power = int(np.floor(np.log10(peak)))
    rounds = [float(f"{step}e{one}") for one in range(power - LIMITS, power + 1) for step in STEPS]
    return [limit for limit in rounds if limit <= peak * (1 + 1e-9)][-LIMITS:]


def packed(raster: Raster, density: Values, peak: float) -> bytes:
    """Densities as unsigned numbers of 16 bits, low byte first: times 65,534 over the peak; 65,535 outside."""
    told = np.rint(density * ((NOTHING - 1) / peak)) if peak else np.zeros_like(density)
    return np.where(raster.inside, np.clip(told, 0, NOTHING - 1), NOTHING).astype("<u2").tobytes()
