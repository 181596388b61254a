"""Meetings of the four platforms: an agenda drafted from weak points, minutes, and decisions that come back."""
