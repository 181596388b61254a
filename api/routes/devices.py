"""Links with which devices send as an account: one's own, and those of accounts that one manages."""

from typing import Annotated

from fastapi import Query

from api.deps import CurrentActor, Db, Now
from api.documenting import refusing
from api.schemas.devices import DeviceIn, DeviceMade
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.people.accounts import devices
from gridgis.people.accounts.devices import Device

router = Router(tags=["accounts"])


@router.get("/devices", responses=refusing(404))
def listed(
    db: Db,
    actor: CurrentActor,
    at: Now,
    username: Annotated[str, Query(max_length=40, description="whose; your own by default")] = "",
) -> Listed[Device]:
    """Links of devices, the newest first."""
    return Listed(items=devices.listed(db, actor, username, at))


@router.post("/devices", status_code=201, responses=refusing(403, 404, 409))
def make(db: Db, actor: CurrentActor, at: Now, sent: DeviceIn) -> DeviceMade:
    """Make a link of a device, with the code that ODK Collect scans; both are told in this answer alone."""
    made, token = devices.make(db, actor, sent.username, sent.name, sent.days, at=at)
    return DeviceMade.of(made, token, sent.address)


@router.post("/devices/{device_id}/ending", responses=refusing(403, 404, 409))
def end(db: Db, actor: CurrentActor, at: Now, device_id: int) -> Device:
    """End a link: its device sends nothing more."""
    return devices.end(db, actor, device_id, at=at)
