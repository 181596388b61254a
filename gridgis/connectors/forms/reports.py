"""The form of a report, from the categories in force on a day."""

from datetime import date

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.connectors.forms.sheets import Form, Row, label, named, version_of
from gridgis.core.errors import NotFound
from gridgis.core.wording import twice
from gridgis.divisions import queries as divisions
from gridgis.intake.rules import ADDRESS_LIMIT, TEXT_LIMIT

PHOTOS = ("Photo1", "Photo2", "Photo3")
LARGEST_PX = 2048


def form_id(county_code: str) -> str:
    """What the form of reports in a county is called."""
    return f"report-{county_code}"


def report_form(session: Session, county_code: str, day: date) -> Form:
    """The form of reports in a county, with the categories in force on a day.

    Raises:
        NotFound: there is no such county.
    """
    county = divisions.get(session, county_code)
    if county.level != "county":
        raise NotFound("objects.no_county", name=county.name)
    found = in_force.categories(session, day=day)
    inside = {one.parent_code for one in found if one.level == 2}
    groups = [
        {"list_name": "groups", "name": one.code} | named(one.name_zh, one.name_en)
        for one in found
        if one.level == 1 and one.code in inside
    ]
    kinds = [
        {"list_name": "categories", "name": one.code, "group": one.parent_code or ""} | named(one.name_zh, one.name_en)
        for one in found
        if one.level == 2
    ]
    settled = [{"list_name": "yes_no", "name": name} | label(f"xlsform.{name}") for name in ("yes", "no")]
    survey, choices = _survey(), [*groups, *kinds, *settled]
    title = county.name + twice("xlsform.report")[0]
    return Form(form_id(county_code), version_of(survey, choices), title, survey, choices)


def _survey() -> list[Row]:
    def at_most(limit: int) -> Row:
        told = label("xlsform.must_text", "constraint_message", limit=limit)
        return {"constraint": f"string-length(.) <= {limit}"} | told

    needed = {"required": "yes"}
    searched = {"type": "select_one categories", "choice_filter": "group = ${Group}"}
    return [
        {"type": "start", "name": "Start"},
        {"type": "end", "name": "End"},
        *(
            {"type": "image", "name": name, "parameters": f"max-pixels={LARGEST_PX}"} | label("xlsform.photo", n=n)
            for n, name in enumerate(PHOTOS, start=1)
        ),
        {"type": "select_one groups", "name": "Group", "appearance": "minimal"} | needed | label("xlsform.group"),
        searched | {"name": "Category", "appearance": "minimal autocomplete"} | needed | label("xlsform.category"),
        {"type": "text", "name": "Description", "appearance": "multiline"}
        | needed
        | at_most(TEXT_LIMIT)
        | label("xlsform.description"),
        {"type": "geopoint", "name": "Place", "body::accuracyThreshold": "20"} | needed | label("xlsform.place"),
        {"type": "text", "name": "Address"} | at_most(ADDRESS_LIMIT) | label("xlsform.address_text"),
        {"type": "select_one yes_no", "name": "Settled"} | label("xlsform.settled"),
    ]
