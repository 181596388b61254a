"""`python -m gridgis`."""

from gridgis.cli.main import app

app()
