"""Offices: founded, changed from a day on, closed; what each serves, and with how many people."""
