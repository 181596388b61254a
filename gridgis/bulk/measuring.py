"""Metres from points to edges, as PostGIS measures them on geography.

An edge is a part of a great circle on the sphere of geodetic latitudes; the nearest point of it is found there, and
the distance to that point is then measured on the ellipsoid.
"""

from dataclasses import dataclass

import numpy as np
import pyproj

from gridgis.bulk.lattice import Flags, Floats, Ints, degrees

GEOD = pyproj.Geod(a=6378137.0, rf=298.257222101)
"""CGCS2000's ellipsoid."""

NEAR = 0.005
"""Radians (32 km) within which the radii of curvature at the point serve: off by less than 1e-4 of the distance."""

NEAR_POLE = np.radians(89.0)

_E2 = GEOD.es


@dataclass
class Nearest:
    """The nearest points of edges, seen from the points: steps east, north and up on a sphere of radius 1.

    `chord` is the square of the straight distance; `between` says that the nearest point is no end of the edge, and
    `side` on which side of the great circle the point lies, above 0 left.
    """

    east: Floats
    north: Floats
    up: Floats
    chord: Floats
    between: Flags
    side: Floats


def nearest_on(edges: Ints, lng: Floats, lat: Floats) -> Nearest:
    """The nearest point of each edge to the point beside it.

    Args:
        edges: (x1, y1, x2, y2) on the lattice.
        lng: of the points, degrees.
        lat: likewise.
    """
    phi = np.radians(lat)
    sine, cosine = np.sin(phi), np.cos(phi)
    ae, an, au = _seen(edges[:, 0], edges[:, 1], lng, phi, sine, cosine)
    be, bn, bu = _seen(edges[:, 2], edges[:, 3], lng, phi, sine, cosine)
    # The normal of the great circle through both ends, and whether the point's foot on it lies between them.
    ne, nn, nu = an * bu - au * bn, au * be - ae * bu, ae * bn - an * be
    square = ne * ne + nn * nn + nu * nu
    between = (ne * an - nn * ae > 0) & (be * nn - bn * ne > 0) & (square > 0)
    k = np.divide(nu, square, out=np.zeros_like(nu), where=between)
    fu = 1 - k * nu
    shrink = 1 / np.sqrt(np.maximum(fu, 1e-300))  # the foot back onto the sphere: its length is the root of fu
    to_a, to_b = _chord(ae, an, au), _chord(be, bn, bu)
    first = to_a <= to_b
    east = np.where(between, -k * ne * shrink, np.where(first, ae, be))
    north = np.where(between, -k * nn * shrink, np.where(first, an, bn))
    up = np.where(between, fu * shrink, np.where(first, au, bu))
    return Nearest(east, north, up, _chord(east, north, up), between, nu)


def _seen(x: Ints, y: Ints, lng: Floats, phi: Floats, sine: Floats, cosine: Floats) -> tuple[Floats, Floats, Floats]:
    """Where a vertex is from a point: east, north, up on the unit sphere, without the loss of large differences."""
    there = np.radians(degrees(y))
    turn = np.radians(degrees(x) - lng)
    half = np.sin(turn / 2)
    across = np.cos(there)
    bend = 2 * half * half * across
    return np.sin(turn) * across, np.sin(there - phi) + sine * bend, np.cos(there - phi) - cosine * bend


def _chord(east: Floats, north: Floats, up: Floats) -> Floats:
    return east * east + north * north + (1 - up) * (1 - up)


def metres(found: Nearest, lng: Floats, lat: Floats) -> Floats:
    """How far the nearest points are from the points, on the ellipsoid."""
    phi = np.radians(lat)
    flat = 1 - _E2 * np.sin(phi) ** 2
    across = GEOD.a / np.sqrt(flat)
    along = GEOD.a * (1 - _E2) / (flat * np.sqrt(flat))
    made = np.hypot(found.east * across, found.north * along)
    far = np.flatnonzero((found.chord > NEAR * NEAR) | (np.abs(phi) > NEAR_POLE))
    if len(far):
        east, north, up, p = found.east[far], found.north[far], found.up[far], phi[far]
        there = np.arcsin(np.clip(north * np.cos(p) + up * np.sin(p), -1, 1))
        turn = np.arctan2(east, up * np.cos(p) - north * np.sin(p))
        made[far] = GEOD.inv(lng[far], lat[far], lng[far] + np.degrees(turn), np.degrees(there))[2]
    return made
