"""Administrative divisions: city, county, town, village."""
