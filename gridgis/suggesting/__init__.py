"""What category the words of a report are likely of, learnt from a county's own closed cases; never a decision."""
