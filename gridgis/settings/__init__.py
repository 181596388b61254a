"""What a county sets on screen: each change is previewed, recorded, and undone by another."""
