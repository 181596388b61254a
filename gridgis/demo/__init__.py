"""The seeded demo city: recipe in, geography out, no database."""
