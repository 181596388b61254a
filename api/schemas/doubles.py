"""Answers about doubles."""

from pydantic import BaseModel


class DoubleCount(BaseModel):
    """How many cases may be the same matter as one."""

    number: str
    count: int
