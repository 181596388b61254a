"""Coordinates at the door: datums in, axis order out, H3 cells beside.

Inside gridgis a place is longitude first, EPSG:4490 (CGCS2000, taken as equal to WGS-84). Libraries that want
latitude first are called from here and nowhere else.
"""

from typing import Annotated

import h3
import numpy as np
from pydantic import WithJsonSchema
from shapely.geometry.base import BaseGeometry

from gridgis.core.datums import (
    DECIMALS,
    METRES_A_DEGREE,
    SRID,
    Datum,
    Floats,
    Forward,
    datum_named,
    gcj02_to_bd09,
    missed_conversion,
    to_cgcs2000,
    wgs84_to_gcj02,
)
from gridgis.core.errors import Invalid
from gridgis.core.frames import Frame, frame_named, place_from

__all__ = [
    "DECIMALS",
    "H3_RESOLUTION",
    "METRES_A_DEGREE",
    "SRID",
    "Box",
    "Datum",
    "Floats",
    "Forward",
    "Frame",
    "cell_of",
    "cells_around",
    "cells_in",
    "cells_within",
    "datum_named",
    "degrees_around",
    "frame_named",
    "gcj02_to_bd09",
    "missed_conversion",
    "parent_cell",
    "place_from",
    "ring_of",
    "to_cgcs2000",
    "touches",
    "wgs84_to_gcj02",
]

Box = Annotated[
    tuple[float, float, float, float],
    WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}),
]
"""West, south, east, north in degrees."""

H3_RESOLUTION = 11
"""Resolution of the cell stored with a report; coarser cells follow by bit arithmetic."""


def degrees_around(lat: float, metres: float) -> tuple[float, float]:
    """How many degrees of longitude and of latitude reach at least so many metres at a latitude.

    A sphere's degree with one per cent to spare, since the ellipsoid's are up to 0.6 % shorter; for boxes that an
    exact distance then narrows.
    """
    north = metres / METRES_A_DEGREE * 1.01 + 1e-7
    return north / max(float(np.cos(np.radians(lat))), 0.01), north


def cell_of(lng: float, lat: float, resolution: int = H3_RESOLUTION) -> int:
    """H3 cell of a stored place, as the integer the database keeps."""
    return int(h3.str_to_int(h3.latlng_to_cell(lat, lng, resolution)))


def parent_cell(cell: int, resolution: int) -> int:
    """Coarser cell that holds `cell`, by H3's bit layout: the resolution in bits 52–55, three bits a digit.

    Args:
        cell: an H3 cell of resolution `resolution` or finer.
        resolution: 0–15.
    """
    unused = (1 << (3 * (15 - resolution))) - 1
    return (cell & ~(0xF << 52) | (resolution << 52)) | unused


def cells_in(cell: int, resolution: int) -> tuple[int, int]:
    """The least and the greatest cell of a finer resolution within `cell`; those between are in it, and no others."""
    finer = sum(0b111 << 3 * (15 - digit) for digit in range(resolution_of(cell) + 1, resolution + 1))
    least = parent_cell(cell, resolution) & ~finer
    return least, least + finer // 7 * 6


def cells_around(cell: int, rings: int) -> list[int]:
    """An H3 cell with those so many rings about it, in rising order."""
    return sorted(h3.str_to_int(one) for one in h3.grid_disk(h3.int_to_str(cell), rings))


def cells_within(shape: BaseGeometry, resolution: int) -> set[int]:
    """H3 cells whose middle lies in a polygon or several, EPSG:4490; empty for one that is too small to hold any."""
    return {int(h3.str_to_int(one)) for one in h3.geo_to_cells(shape, resolution)}


def cell_named(text: str) -> int:
    """An H3 cell by its name, 15 hexadecimal digits.

    Raises:
        Invalid: it is none, or none of resolution 5 to 11.
    """
    if not h3.is_valid_cell(text) or not 5 <= h3.get_resolution(text) <= H3_RESOLUTION:
        raise Invalid("cases.no_cell", field="cell", given=text)
    return int(h3.str_to_int(text))


def resolution_of(cell: int) -> int:
    """Resolution of an H3 cell, 0–15."""
    return cell >> 52 & 0xF


def touches(cell: int, box: Box) -> bool:
    """Whether the box around a cell shares ground with another box."""
    ring = h3.cell_to_boundary(h3.int_to_str(cell))
    lats, lngs = [lat for lat, _ in ring], [lng for _, lng in ring]
    west, south, east, north = box
    return bool(min(lngs) <= east and max(lngs) >= west and min(lats) <= north and max(lats) >= south)


def ring_of(cell: int) -> list[list[float]]:
    """Closed ring of a cell as longitude/latitude pairs, counter-clockwise as h3 gives it."""
    ring = [[round(lng, DECIMALS), round(lat, DECIMALS)] for lat, lng in h3.cell_to_boundary(h3.int_to_str(cell))]
    return [*ring, ring[0]]
