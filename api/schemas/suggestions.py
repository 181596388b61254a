"""Words of which the likely category is asked."""

from pydantic import Field

from api.schemas.parts import Body, Text


class LikelyIn(Body):
    """The words of a report that is being written."""

    text: Text = Field(max_length=4000)
    county_code: Text | None = Field(None, max_length=20, description="left out: the county of the sender's posts")
