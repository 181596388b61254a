"""People, the grids they serve, and the offices with their two parents."""
