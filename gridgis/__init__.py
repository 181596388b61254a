"""gridgis: boundaries, routing, cases and figures of grassroots grid management on PostGIS."""

import os

__version__ = "0.1.0"

# We ask for the sounds of single characters only: pypinyin's phrases would cost each process 45 MB and a fifth second.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
