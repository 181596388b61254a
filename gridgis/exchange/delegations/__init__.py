"""What departments have moved down to towns, as tables."""
