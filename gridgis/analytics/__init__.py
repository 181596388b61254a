"""Figures for maps and tables, each with the cases behind it."""
