"""Places outside this machine where bytes are kept."""
