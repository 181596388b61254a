"""Cases as people work on them: the whole story, and deciding again on what stands."""
