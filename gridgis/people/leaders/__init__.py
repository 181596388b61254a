"""Who of a county's or town's leaders looks after what on which days, and leading groups with their tasks."""
