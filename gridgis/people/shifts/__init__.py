"""The duty roster of a command centre: who is on, in which role, from when to when."""
