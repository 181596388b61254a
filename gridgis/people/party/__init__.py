"""The party organisation of each grid: its secretary, what stands above it, and who serves where they live."""
