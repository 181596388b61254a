"""Tables of what is collected and of the objects themselves."""
