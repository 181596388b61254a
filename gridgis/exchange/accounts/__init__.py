"""Accounts from tables, and the sheet of one-time links."""
