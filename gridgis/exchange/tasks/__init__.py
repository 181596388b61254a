"""Grid task lists as tables, in and out."""
