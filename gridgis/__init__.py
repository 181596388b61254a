"""gridgis: boundaries, routing, cases and figures of grassroots grid management on PostGIS."""

__version__ = "0.1.0"
