"""What bodies and answers are made of."""

from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from gridgis.core.texts import storable


def kept(text: str) -> str:
    """Refuse text that can't be stored."""
    if not storable(text):
        raise PydanticCustomError("not_storable", "holds a zero byte or half a character, which can't be stored")
    return text


Text = Annotated[str, AfterValidator(kept)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")]
One = TypeVar("One")


class Body(BaseModel):
    """What is sent; a member that it does not have is refused."""

    model_config = ConfigDict(extra="forbid")


class NameIn(Body):
    """Part of somebody's name, or what else they are looked for by; it is sent, and stands in no address."""

    q: Text = Field(max_length=50)


class Listed(BaseModel, Generic[One]):
    """All that there is, in the order that the route tells."""

    items: list[One]


class PageOf(Listed[One], Generic[One]):
    """A page, in the order that the route tells; `next` is the cursor of the page behind it, null on the last."""

    next: str | None
