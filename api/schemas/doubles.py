"""What is asked about doubles, and answers."""

from typing import Annotated

from pydantic import BaseModel, Field


class DoubleCount(BaseModel):
    """How many cases may be the same matter as one."""

    number: str
    count: int


class WrittenIn(BaseModel):
    """A report that is being written; its words are sent here, and stand in no address."""

    lng: Annotated[float, Field(ge=-180, le=180)]
    lat: Annotated[float, Field(ge=-90, le=90)]
    category: Annotated[str, Field(max_length=40)]
    text: Annotated[str, Field(max_length=200)] = ""
    accuracy_m: Annotated[float | None, Field(ge=0, le=100_000)] = None
