"""Files of standard addresses and of other names, in and out."""
