"""What is loaded as rows: reference data, the work calendar, chiefs of lines."""
