"""From a place and a category to the grid, the office and the reason."""
