"""Photos: looked at, sealed as they came, shown as cleaned copies; whose they are, and who sees them, is said above."""
