"""Standard addresses and linear objects: from a text to a place and back."""
