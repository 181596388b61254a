"""What people are told: an inbox by event and post, and what leaves the house."""
