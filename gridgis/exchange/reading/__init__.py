"""Files as people have them: archives, tables, layers of shapes; their encodings, systems and limits."""
