-- Days on which maps of grids change: a grid or a post begins or ends.
SELECT valid_from AS day FROM grid_versions UNION SELECT valid_to FROM grid_versions WHERE valid_to IS NOT NULL
UNION SELECT valid_from FROM grid_posts UNION SELECT valid_to FROM grid_posts WHERE valid_to IS NOT NULL
ORDER BY day
