"""Text over the wire."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from gridgis.core.texts import storable


def kept(text: str) -> str:
    """Refuse text that can't be stored."""
    if not storable(text):
        raise PydanticCustomError("not_storable", "holds a zero byte or half a character, which can't be stored")
    return text


Text = Annotated[str, AfterValidator(kept)]
