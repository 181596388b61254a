"""The closed vocabularies that more than one capability speaks, each word once.

From a tuple come the database's check, the enum of the API, the union and the lists of the page. Its words are the
file of its name in `words/`.
"""

from collections.abc import Iterable
from typing import Annotated

from pydantic import ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class OneOf:
    """Of a text: that it is one of these, held where it comes in and told in the API's document."""

    def __init__(self, values: Iterable[str]) -> None:
        self._values = list(values)

    def __get_pydantic_core_schema__(self, source: type[str], handler: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic checks."""
        return core_schema.literal_schema(self._values)


SOURCES = (
    "citizen",
    "grid_worker",
    "hotline_12345",
    "digital_urban",
    "peace_system",
    "river_chief",
    "sensor",
    "office",
    "meeting",
    "campaign",
)
URGENCIES = ("P1", "P2", "P3", "P4")
PLATFORMS = ("order", "enforcement", "market", "service")
LEVELS = ("city", "county", "town", "village")
"""Levels of divisions."""
ZONE_KINDS = ("school", "hospital", "market", "park", "scenic", "site", "port")
"""Kinds of exclusive grids that the page offers; files may bring others."""
DUTIES = ("chief", "fulltime", "parttime", "guide")
"""What a post in a grid is for."""
VILLAGE_DUTIES = ("village_liaison",)
"""What a post in a village is for."""

ROLE_OF = {
    "chief": "grid_chief",
    "fulltime": "grid_worker",
    "parttime": "grid_parttimer",
    "guide": "grid_guide",
    "village_liaison": "village_cadre",
}
"""The role that somebody with a duty in a grid or a village holds there."""
DUTY_OF = {role: duty for duty, role in ROLE_OF.items()}
LINES = (
    "party",
    "police",
    "civil",
    "justice",
    "social_security",
    "land",
    "environment",
    "planning",
    "market",
    "safety",
    "enforcement",
    "culture",
    "health",
    "new_resident",
    "agriculture",
    "water",
    "fire",
)
"""The lines whose work one grid worker does: what somebody is trained for."""
STAFF_OF_OFFICES = ("office_leader", "office_clerk", "office_handler")
"""Roles of those who work in an office."""

Source = Annotated[str, OneOf(SOURCES)]
Urgency = Annotated[str, OneOf(URGENCIES)]
Platform = Annotated[str, OneOf(PLATFORMS)]
Level = Annotated[str, OneOf(LEVELS)]
Line = Annotated[str, OneOf(LINES)]
DutyName = Annotated[str, OneOf((*DUTIES, *VILLAGE_DUTIES))]

WHOLE = ConfigDict(json_schema_serialization_defaults_required=True)
"""Of a shape that is only answered: nothing is left out of it, whatever it has when it is not said."""
