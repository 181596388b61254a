"""Reports from every source, each acknowledged once and never lost."""
