"""How far each county is with its set-up: what is loaded and in use, and its creation standard."""
