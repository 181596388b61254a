"""Stored coordinates as whole numbers: degrees rounded to 1e-7, counted."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gridgis.core.geo import DECIMALS

LATTICE = 10.0**DECIMALS
"""Steps of stored coordinates in a degree."""

FAR = 2_000_000_000
"""Beyond every longitude on the lattice, and within 32 bits."""

_TIE = 1e-6

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]


def on_lattice(coordinates: ArrayLike) -> Floats:
    """Coordinates in degrees as steps of 1e-7 degrees, whole numbers held as floats.

    Rounded as `round(x, 7)` does it, which differs from `rint(x * 1e7)` where the product itself was rounded to a
    half: what is stored for one point must be what is looked up for a million. NaN and infinities pass.
    """
    given = np.atleast_1d(np.asarray(coordinates, dtype=np.float64))
    with np.errstate(over="ignore", invalid="ignore"):
        steps = given * LATTICE
        made = np.rint(steps)
        steps -= made
        np.abs(steps, out=steps)
        doubtful = steps > 0.5 - _TIE
    if doubtful.any():
        made[doubtful] = [np.rint(round(x, DECIMALS) * LATTICE) for x in given[doubtful].tolist()]
    return made.reshape(np.shape(coordinates))


def degrees(steps: NDArray[np.floating | np.integer]) -> Floats:
    """Steps of the lattice in degrees: the double nearest to the decimal number, as it is stored."""
    return np.asarray(steps / LATTICE, dtype=np.float64)


def members(first: Longs | Ints, count: Longs | Ints) -> Longs:
    """The numbers from each first on, as many as counted."""
    ends: Longs = np.cumsum(count, dtype=np.int64)
    made: Longs = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(first - ends + count, count)
    return made


def sorting(key: Longs) -> tuple[Longs, Longs]:
    """The order that sorts whole numbers from 0 up, and the sorted numbers.

    With the place packed below the number, sorting is three times as fast as finding the order by itself.
    """
    bits = max(len(key) - 1, 1).bit_length()
    if int(key.max(initial=0)).bit_length() + bits > 63:
        order = np.argsort(key, kind="stable")
        return order, key[order]
    packed = (key << bits) | np.arange(len(key))
    packed.sort()
    return packed & ((1 << bits) - 1), packed >> bits
