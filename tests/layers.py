"""The layers of `data/reference/layers.csv` as rules take them, and a third that routes nothing."""

from gridgis.grids.rules import Layer

VILLAGES = Layer("village", "村社网格", "Village grid", 1, 2, "whole", True, "", 3, 1, 799)
ZONES = Layer("exclusive", "专属网格", "Exclusive grid", 2, 1, "apart", True, "", 3, 801, 999)
PATROL = Layer("patrol", "巡逻区", "Patrol area", 3, None, "apart", True, "X", 2, 1, 99)
LAYERS = {layer.code: layer for layer in (VILLAGES, ZONES)}
