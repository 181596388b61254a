"""What some tests of the API share."""

import pytest
from sqlalchemy.orm import Session

from tests.factories import ONE, World, an_account


@pytest.fixture
def deciders(session: Session, world: World) -> None:
    """The leader of the first town's enforcement office, who asks, and the head of its command centre, who decides."""
    an_account(session, "office_head", ("office_leader", "office", f"{ONE}001-urban_enforcement"))
    an_account(session, "centre_head", ("command_head", "town", f"{ONE}001"))
