"""How long the whole demo takes to load, by the command that a newcomer runs."""

from bench.stand import Figure, Stand


def run(stand: Stand) -> list[Figure]:
    """Load it."""
    took = stand.load_s
    reports = stand.rows("SELECT count(*) FROM reports")[0][0]
    return [Figure("demo load", took, "s", f"{reports:,} reports, 180 s promised", took / 180)]
