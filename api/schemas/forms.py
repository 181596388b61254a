"""What is said about a form that is sent."""

from pydantic import Field

from api.schemas.parts import Body, Text
from gridgis.connectors.forms.proposing import Filling
from gridgis.objects.items import Every, ObjectKind
from gridgis.objects.rules import BASIS_LIMIT


class FormQuery(Body):
    """A department's form: of what kind of objects, and what counts where it does not say."""

    name: Text = Field(min_length=1, max_length=60, description="the file's name")
    county_code: Text = Field(max_length=20)
    kind: ObjectKind
    owner: Text = Field(max_length=40, description="code of the kind of agency that answers for the items")
    basis: Text = Field(max_length=BASIS_LIMIT, description="law or document")
    every: Every

    def filling(self) -> Filling:
        """What a form does not say."""
        return Filling(self.kind, self.owner, self.basis, self.every)
