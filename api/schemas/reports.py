"""Reports over the wire."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from api.schemas.parts import Body
from gridgis.cases.briefs import Brief
from gridgis.intake.rules import Message


class ReporterIn(Body):
    """Who reports and how to answer; kept sealed."""

    name: str = Field("", max_length=100)
    phone: str = Field("", max_length=40)


class ReportIn(Body):
    """A report: what, where (a point with its datum, an address, a grid or a division), and when it was seen."""

    category_code: str = Field(max_length=20)
    description: str
    lng: float | None = Field(None, description="longitude or easting, in degrees or the unit of the datum")
    lat: float | None = None
    datum: str = Field("wgs84", max_length=40, description="wgs84, cgcs2000, gcj02, bd09, or an EPSG number: epsg:4549")
    accuracy_m: float | None = None
    moved_m: float | None = Field(None, description="how far from the device a person moved the place, in metres")
    address: str = ""
    grid_code: str | None = Field(None, max_length=20)
    division_code: str | None = Field(None, max_length=20)
    observed_at: AwareDatetime | None = None
    source: str = Field("", max_length=40, description="one of those the sender's post has; left out, the likeliest")
    outer_number: str = Field("", max_length=100)
    component_owner: str = Field("", max_length=80, description="code of the office that owns the component")
    reporter: ReporterIn | None = None
    joins: str = Field("", max_length=40, description="number of a case of one's own or nearby, to which this is added")
    settled: bool | None = Field(None, description="of a grid worker: settled on the spot, so that no office is asked")

    suggested: list[Annotated[str, Field(max_length=20)]] = Field(
        [], max_length=3, description="codes of the categories that the sender was shown as likely, the likeliest first"
    )

    def message(self, report_id: UUID, skew: timedelta | None = None) -> Message:
        """The report under the id its sender made, from a device whose clock was so far ahead."""
        given = self.model_dump(exclude={"reporter", "suggested"})
        reporter = self.reporter or ReporterIn()
        shown = tuple(self.suggested)
        return Message(
            id=report_id,
            reporter_name=reporter.name,
            reporter_phone=reporter.phone,
            suggested=shown,
            skew=skew,
            **given,
        )


class NearbyCase(BaseModel):
    """An open case near a place."""

    case: Brief
    distance_m: float


class MediumOut(BaseModel):
    """A photo that is kept for good; of one that is not complete, so many bytes are here."""

    sha256: str
    size_bytes: int
    complete: bool = True
