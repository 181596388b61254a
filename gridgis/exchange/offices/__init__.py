"""Tables of offices: to be filled in, brought in, and taken out."""
