"""The four refusals. They know no HTTP; `api/problems.py` is the only place that maps them."""

from typing import Any


class Refusal(Exception):  # noqa: N818
    """A request that can't be granted, with what to do next in the message and the facts beside it."""

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts


class NotFound(Refusal):
    """Nothing of that name exists for this actor."""


class Forbidden(Refusal):
    """The thing is known to this actor, the right to do this with it is missing."""


class Invalid(Refusal):
    """What was sent can't be used as it is."""


class Conflict(Refusal):
    """What was sent is sound, the state of the world does not allow it."""
