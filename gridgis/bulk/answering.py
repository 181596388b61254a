"""Points of a file answered: inside which area, or near which, and how far its border is."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from gridgis.bulk.areas import Areas
from gridgis.bulk.lattice import Floats, Ints, degrees, on_lattice
from gridgis.core.geo import Frame

INSIDE, NEAREST, NONE, REJECTED = range(4)
MATCHES = ("inside", "nearest", "none", "")
"""How a point was matched, by the numbers in `Answers`; a rejected one in no way."""

NO_NUMBER, BEYOND, SWAPPED = 1, 2, 3
"""What is wrong with a point, by the numbers in `Answers`."""


@dataclass(frozen=True)
class Answers:
    """The row of the area of each point or -1, how it was matched, metres to its border (NaN: none), and faults.

    `turned`: how many points of no area would lie in one with their two numbers exchanged.
    """

    rows: Ints
    match: Ints
    border_m: Floats | None
    faults: Ints
    turned: int = 0


@dataclass(frozen=True)
class Router:
    """Areas with codes and names, and how points are asked about; may be pickled for other processes.

    `tolerance_m`: how far beyond all areas the nearest still counts; `borders`: whether to measure distances.
    """

    areas: Areas
    codes: list[str]
    names: list[str]
    frame: Frame
    tolerance_m: float
    borders: bool

    def prepare(self) -> None:
        """Make now what is otherwise made when first wanted, before other processes get their copies."""
        if self.borders or self.tolerance_m > 0:
            _ = self.areas.borders, self.areas.boxes

    def answer(self, x: Floats, y: Floats) -> Answers:
        """Answer points.

        Args:
            x: longitudes or eastings of the frame; NaN where there is none.
            y: latitudes or northings.
        """
        faults = self._faults(x, y)
        good = np.flatnonzero(faults == 0)
        whole = len(good) == len(x)
        lng, lat = self.frame.to_cgcs2000(*((x, y) if whole else (x[good], y[good])))
        lost = ~((np.abs(lng) <= 180) & (np.abs(lat) <= 90))
        if lost.any():
            faults[good[lost]] = np.where(self._is_placed(y[good[lost]], x[good[lost]]), SWAPPED, BEYOND)
            good, lng, lat, whole = good[~lost], lng[~lost], lat[~lost], False
        lng, lat = degrees(on_lattice(lng)), degrees(on_lattice(lat))
        found = self._locate(lng, lat)
        outside = good[found[1] == NONE]
        turned = self._turned(y[outside], x[outside]) if len(outside) else 0
        if whole:
            return Answers(*found, faults, turned)
        rows, match = np.full(len(x), -1, np.int32), np.full(len(x), REJECTED, np.int32)
        rows[good], match[good] = found[0], found[1]
        border_m = None
        if found[2] is not None:
            border_m = np.full(len(x), np.nan)
            border_m[good] = found[2]
        return Answers(rows, match, border_m, faults, turned)

    def _locate(self, lng: Floats, lat: Floats) -> tuple[Ints, Ints, Floats | None]:
        rows = self.areas.locate(lng, lat)
        match = np.where(rows < 0, np.int32(NONE), np.int32(INSIDE))
        border_m = self.areas.border_m(lng, lat, rows) if self.borders else None
        outside = np.flatnonzero(rows < 0)
        if len(outside) and self.tolerance_m > 0:
            near, metres = self.areas.nearest(lng[outside], lat[outside], self.tolerance_m)
            rows[outside] = near
            match[outside[near >= 0]] = NEAREST
            if border_m is not None:
                border_m[outside] = metres
        return rows, match, border_m

    def _is_placed(self, x: Floats, y: Floats) -> Any:
        """Which pairs lie on the earth and in the reference system."""
        lng, lat = self.frame.to_cgcs2000(x, y)
        return (np.abs(lng) <= 180) & (np.abs(lat) <= 90)

    def _turned(self, x: Floats, y: Floats) -> int:
        """How many of these pairs lie in an area."""
        lng, lat = self.frame.to_cgcs2000(x, y)
        fine = (np.abs(lng) <= 180) & (np.abs(lat) <= 90)
        rows = self.areas.locate(degrees(on_lattice(lng[fine])), degrees(on_lattice(lat[fine])))
        return int((rows >= 0).sum())

    def _faults(self, x: Floats, y: Floats) -> Ints:
        good = np.isfinite(x) & np.isfinite(y)
        faults = np.where(good, np.int32(0), np.int32(NO_NUMBER))
        if self.frame.epsg is None:
            with np.errstate(invalid="ignore"):
                beyond = good & ~((np.abs(x) <= 180) & (np.abs(y) <= 90))
                swapped = beyond & (np.abs(x) <= 90) & (np.abs(y) <= 180)
            faults[beyond], faults[swapped] = BEYOND, SWAPPED
        return faults
