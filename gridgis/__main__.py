"""`python -m gridgis`."""

from gridgis.cli.main import app

app(prog_name="gridgis")
