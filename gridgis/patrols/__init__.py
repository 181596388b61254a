"""Patrols: what a worker walked while on duty, and what of each grid was reached."""
