"""Boundary files in and out: of the net, of divisions, of the lines of departments."""
