"""Tables of offices and of people over the wire: what is asked with them."""

from pydantic import Field

from api.schemas.parts import Body
from gridgis.exchange.tables.taking import Keep


class TableQuery(Body):
    """What is said about a table that is sent."""

    name: str = Field(min_length=1, max_length=60, description="the file's name")
    county_code: str = Field(max_length=20)
    keep: Keep = Field(
        "nothing", description="`nothing` only looks; `all`, or nothing where a row is wrong; `good` rows"
    )
    encoding: str = Field("", max_length=20, description="of a CSV; found out where empty")
    sheet: str = Field("", max_length=60, description="of a workbook where several have such columns")
