"""The one net of governance grids, in dated versions."""
