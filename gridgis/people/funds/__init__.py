"""Funds of grid work: what each town's budget was promised, got and spent by line and year, and the awards it pays."""
