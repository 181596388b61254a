"""Where many points lie: an index in memory over any set of areas, in NumPy and Shapely alone."""

from gridgis.bulk.areas import Areas
from gridgis.bulk.lattice import LATTICE, degrees, on_lattice

__all__ = ["LATTICE", "Areas", "degrees", "on_lattice"]
