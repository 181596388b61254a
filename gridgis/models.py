"""All models in one metadata, for migrations and tests: those of every room, and the one table of `core`."""

from importlib import import_module
from pkgutil import walk_packages

import gridgis
from gridgis.core.thresholds import Threshold

for module in walk_packages(gridgis.__path__, "gridgis."):
    if module.name.endswith("models"):
        import_module(module.name)

metadata = Threshold.metadata
