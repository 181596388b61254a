"""How far a county is, as a workbook."""
