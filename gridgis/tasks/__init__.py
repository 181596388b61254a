"""The grid task list: what grid workers do, set by the county, added to by towns, readable as of any day."""
