"""HTTP over gridgis: each route parses, makes one call, shapes the answer."""
