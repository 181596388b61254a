"""All models in one metadata, for migrations and tests."""

from gridgis.cases import models as _cases
from gridgis.core import thresholds as _thresholds
from gridgis.core.db import Base
from gridgis.divisions import models as _divisions
from gridgis.exchange.boundaries import models as _exchange
from gridgis.geocoding import models as _geocoding
from gridgis.grids import models as _grids
from gridgis.intake import models as _intake
from gridgis.people import models as _people
from gridgis.plans import models as _plans
from gridgis.routing import models as _routing
from gridgis.routing.rulebook import models as _rulebook
from gridgis.security import models as _security

MODULES = (
    _thresholds,
    _security,
    _divisions,
    _grids,
    _people,
    _geocoding,
    _cases,
    _rulebook,
    _routing,
    _intake,
    _plans,
    _exchange,
)
metadata = Base.metadata
