"""Places and texts over the wire."""

from pydantic import BaseModel

from gridgis.geocoding.choosing import Hit
from gridgis.geocoding.rules import Reading


class NamedDivision(BaseModel):
    """A division named in the text."""

    code: str
    level: str
    name: str


class ReadAs(BaseModel):
    """What a text was read as; parts that it does not say are empty. `rest` is what is left behind the divisions."""

    divisions: list[NamedDivision]
    road: str
    number: str
    place: str
    building: str
    unit: str
    room: str
    relative: str
    rest: str

    @classmethod
    def of(cls, reading: Reading) -> "ReadAs":
        """As the API names the parts."""
        parts = reading.parts
        return cls(
            divisions=[NamedDivision(code=m.code, level=m.level, name=m.name) for m in reading.mentions],
            road=parts.road,
            number=parts.door,
            place=parts.site,
            building=parts.building,
            unit=parts.unit,
            room=parts.room,
            relative=reading.relative.words if reading.relative else "",
            rest=reading.rest,
        )


class Hits(BaseModel):
    """Places that may be meant, best first; `automatic` when the first may be taken without asking.

    `elsewhere` counts those left out, since they lie where the asker may not ask.
    """

    items: list[Hit]
    reading: ReadAs
    automatic: bool
    elsewhere: int
