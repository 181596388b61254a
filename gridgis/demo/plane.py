"""Between the stored longitude/latitude and the plane in which the demo is measured; both longitude (easting) first."""

from dataclasses import dataclass

import numpy as np
import pyproj
import shapely

from gridgis.demo.shapes import Floats, Shapes

STORED_SRID = 4490
DECIMALS = 7
GRID_SIZE = 1e-7


@dataclass(frozen=True)
class Plane:
    """The metric plane of one recipe."""

    to_metres: pyproj.Transformer
    to_degrees: pyproj.Transformer

    def metres(self, degrees: Floats) -> Floats:
        """Points (n, 2) lng, lat to easting, northing."""
        return np.column_stack(self.to_metres.transform(degrees[:, 0], degrees[:, 1]))

    def degrees(self, metres: Floats) -> Floats:
        """Points (n, 2) easting, northing to lng, lat, rounded as stored."""
        return np.round(np.column_stack(self.to_degrees.transform(metres[:, 0], metres[:, 1])), DECIMALS)

    def shapes_in_metres(self, shapes: Shapes) -> Shapes:
        """Geometries from degrees to metres."""
        return np.asarray(shapely.transform(shapes, self.metres))

    def shapes_in_degrees(self, shapes: Shapes) -> Shapes:
        """Geometries from metres to degrees, every coordinate rounded as stored; may need `set_precision` after."""
        return np.asarray(shapely.transform(shapes, self.degrees))


def plane(srid: int) -> Plane:
    """The plane of an EPSG code."""
    return Plane(
        pyproj.Transformer.from_crs(STORED_SRID, srid, always_xy=True),
        pyproj.Transformer.from_crs(srid, STORED_SRID, always_xy=True),
    )
