"""Links of devices over the wire."""

from base64 import b64encode
from json import dumps
from typing import Any
from zlib import compress

from pydantic import BaseModel, Field

from api.schemas.parts import Body, Text
from gridgis.people.accounts.devices import Device
from gridgis.security.devices import MOST_DAYS, NAME_LIMIT


class DeviceIn(Body):
    """A link for a device: of oneself, or of an account that one may hand over."""

    name: Text = Field(max_length=NAME_LIMIT)
    days: int = Field(180, ge=1, le=MOST_DAYS, description="so long it lasts")
    username: Text = Field("", max_length=40, description="whose; empty for one's own")
    address: Text = Field(
        max_length=200, pattern=r"^https?://[^\s/?#]+/?$", description="of the page, before its paths"
    )


class DeviceMade(BaseModel):
    """A link that was made; its address and code are told in this answer alone."""

    device: Device
    server_url: str
    code: str = Field(description="settings of ODK Collect, as its QR code holds them: base64 of zlib of JSON")

    @classmethod
    def of(cls, device: Device, token: str, address: str) -> "DeviceMade":
        """With the settings that a device reads from the code."""
        server_url = f"{address.rstrip('/')}/odk/key/{token}"
        general = {
            "protocol": "odk_default",
            "server_url": server_url,
            "form_update_mode": "match_exactly",
            "periodic_form_updates_check": "every_one_hour",
            "autosend": "wifi_and_cellular",
        }
        settings: dict[str, Any] = {"general": general, "admin": {}, "project": {"name": device.name, "icon": "格"}}
        packed = compress(dumps(settings, ensure_ascii=False).encode(), 9)
        return cls(device=device, server_url=server_url, code=b64encode(packed).decode())
