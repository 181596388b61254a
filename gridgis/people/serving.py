"""The days on which somebody serves, and a post counts."""

from datetime import date, timedelta

from gridgis.security.models import Post

Days = tuple[date, date | None]
"""The first day, and the day after the last."""


def served_until(contract_until: date | None, left_on: date | None) -> date | None:
    """The day after somebody's last: their contract's, or that on which they leave."""
    return _first(left_on, contract_until and contract_until + timedelta(days=1))


def days_of(post: Post, until: date | None) -> Days | None:
    """The days on which a post counts whose holder serves until a day."""
    last = _first(post.valid_to, until)
    counts = post.cancelled_at is None and (last is None or post.valid_from < last)
    return (post.valid_from, last) if counts else None


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
