"""What leaves the house for a meeting: figures, areas and sentences of a place and a period, frozen as of a moment."""
