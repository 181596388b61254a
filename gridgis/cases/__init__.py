"""Cases: categories, clocks, moves and the story they leave."""
