"""What a reporter sees of their own report without an account, and what they may do about it."""
