"""Accounts: who may see and manage which, what they hold, and what that opens."""
