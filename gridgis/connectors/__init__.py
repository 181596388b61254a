"""Systems outside that send and fetch: forms as they know them, and what they send."""
