"""What `gridgis route` reads and writes: files of points, and the areas they are routed against."""
