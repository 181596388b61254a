"""Training sessions: who is invited, who came, who passed the short test, and for how long that counts."""
