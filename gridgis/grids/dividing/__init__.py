"""Divide a village into grids of equal load: `divide` is the door, the other modules are its steps.

`lattice` is the plane, `clusters` and `atoms` cut the land into small pieces, `net` says what a border between two
costs, `mending` and `search` choose the part of each, `borders` draws the parts.
"""

from gridgis.grids.dividing.proposals import Division, Part, divide

__all__ = ["Division", "Part", "divide"]
