"""What every capability stands on: settings, sessions, refusals, coordinates, the embedded cluster."""
