-- Whether there is a place of a level with a code.
SELECT CASE CAST(:level AS text)
  WHEN 'all' THEN true
  WHEN 'grid' THEN EXISTS (SELECT FROM grids WHERE code = :code)
  WHEN 'office' THEN EXISTS (SELECT FROM offices WHERE code = :code)
  ELSE EXISTS (SELECT FROM divisions WHERE code = :code AND level = :level)
END
