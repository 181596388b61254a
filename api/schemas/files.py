"""Files of boundaries over the wire: what is asked with them."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.core.settings import Settings
from gridgis.exchange.boundaries.sent import Sent
from gridgis.exchange.reading.boundary_files import Told
from gridgis.exchange.reading.limits import Limits


class FileQuery(Body):
    """What is said about a file; what is left out is guessed, and the report says so."""

    name: str = Field(min_length=1, max_length=200, description="the file's name")
    county_code: str = Field(max_length=20)
    dry_run: bool = Field(True, description="look only, keep nothing")
    crs: str | None = Field(None, max_length=20, description="EPSG:4549 and such")
    encoding: str | None = Field(None, max_length=20, description="utf-8 or gb18030")
    datum: Literal["cgcs2000", "wgs84", "gcj02", "bd09"] | None = None
    file_layer: str | None = Field(None, max_length=200, description="which layer, of a file with several")
    code_field: str | None = Field(None, max_length=200)
    name_field: str | None = Field(None, max_length=200)
    repair: bool = Field(False, description="mend borders that cross themselves")
    skip_unusable: bool = Field(False, description="leave out rows without a shape or of another kind")

    def sent(self, path: Path, settings: Settings) -> Sent:
        """The file at a path with what is said about it."""
        told = Told(self.crs, self.encoding, self.datum, self.file_layer, self.skip_unusable)
        limits = Limits(file_bytes=settings.boundary_max_bytes)
        return Sent(path, self.name, told, self.code_field, self.name_field, self.repair, limits)


class GridsQuery(FileQuery):
    """The same for a file of grids."""

    layer: str = Field("village", max_length=20, description="one of `GET /layers`")
    title: str = Field("", max_length=200, description="of the plan that is made")
    confirm_crossing: bool = Field(False, description="village grids may cross their village's border")
    publish: bool = Field(False, description="put the first net of a county in force at once")
    valid_from: Day | None = Field(None, description="first day of a net published at once; today by default")


class LineQuery(FileQuery):
    """The same for a file of a line's grids."""

    line: str = Field(max_length=40, description="fire, city_management and such")


class RetirementIn(Body):
    """From which day grids of a line are no longer used; all of the line without `codes`."""

    line: Text = Field(max_length=40)
    county_code: Text = Field(max_length=20)
    codes: list[Text] | None = Field(None, max_length=5000)
    retired_on: Day | None


class Retired(BaseModel):
    """Of how many grids it was said."""

    changed: int
