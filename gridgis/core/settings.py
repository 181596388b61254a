"""Settings, read once from the environment (prefix `GRIDGIS_`) and passed down as values."""

import os
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from gridgis.core.faults import wrong


@dataclass(frozen=True)
class Terms:
    """What of the settings reports are decided by: the zone of days, how far beyond every grid the nearest counts."""

    zone: str = "Asia/Shanghai"
    tolerance_m: float = 50.0


DEFAULTS = Terms()


class Settings(BaseSettings):
    """All that an installation may turn. Checked together when built; never read at import."""

    model_config = SettingsConfigDict(
        env_prefix="GRIDGIS_",
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,  # an error about the URL must not print its password
    )

    home: Path = Field(default=Path(".gridgis"), description="Where the embedded cluster, media and logs live.")
    database_url: SecretStr | None = Field(
        default=None, description="PostgreSQL URL; without it the embedded cluster is used."
    )
    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port the server listens on.")
    public_address: str = Field(
        default="",
        description="Where browsers reach it, if that is not `host`: the address of a container's port.",
    )
    trusted_proxies: str = Field(
        default="", description="Networks of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed."
    )
    pool_size: int = Field(default=8, ge=1, le=200, description="Database connections of one server process.")
    workers: int | None = Field(
        default=None,
        ge=1,
        le=64,
        description="Processes that answer; when not set, one a core, as far as memory reaches.",
    )
    request_seconds: int = Field(default=60, ge=1, le=3600, description="How long a request may take.")
    max_connections: int = Field(default=1000, ge=10, le=60000, description="Open connections that are served.")
    timezone: str = Field(default=DEFAULTS.zone, description="Zone in which work hours and days are reckoned.")
    language: Literal["zh", "en"] = Field(default="zh", description="Of refusals, where the reader asked for none.")
    metric_srid: int = Field(default=4549, description="Plane for metric work on geometry; metres.")
    nearest_grid_m: float = Field(
        default=DEFAULTS.tolerance_m,
        ge=0,
        description="Beyond every grid, the nearest within so many metres is taken.",
    )
    media_max_bytes: int = Field(default=15_000_000, ge=1, description="Largest photo accepted.")
    media_max_pixels: int = Field(default=50_000_000, ge=1_000_000, description="Pixels of a photo at most.")
    media_max_count: int = Field(default=12, ge=1, le=100, description="Photos of a report at most.")
    media_s3_bucket: str = Field(default="", description="Bucket for photos and papers; empty for `home`/media.")
    media_s3_endpoint: str = Field(default="", description="Address of its service, where that is not Amazon's own.")
    media_s3_region: str = Field(default="", description="Its region, where the service asks for one.")
    media_s3_key: str = Field(default="", description="Id of the key with which it is asked.")
    media_s3_secret: SecretStr | None = Field(default=None, description="The key itself.")
    boundary_max_bytes: int = Field(default=100_000_000, ge=1, description="Largest boundary file accepted.")
    session_hours: int = Field(default=12, ge=1, le=24 * 30, description="How long a sign-in lasts.")
    secure_cookies: bool = Field(default=False, description="Send cookies over HTTPS only; turn on behind TLS.")
    geocoder: Literal["", "tianditu", "amap", "nominatim"] = Field(
        default="", description="A geocoder outside, asked where our own gazetteer knows nothing; empty for none."
    )
    geocoder_key: SecretStr | None = Field(default=None, description="Key of the geocoder outside.")
    geocoder_url: str = Field(default="", description="Its address, when it is not the public one.")
    geocoder_timeout_s: float = Field(default=2.0, gt=0, le=10, description="How long it may take to answer.")
    geocoder_details: bool = Field(
        default=False, description="Send house numbers and names of places too, not only divisions and roads."
    )
    web_dist: Path = Field(default=Path("web/dist"), description="The built page, served at /.")
    demo: bool = Field(default=False, description="This is the demo: offer its accounts, let reports flow in.")

    @property
    def terms(self) -> Terms:
        """What reports are decided by."""
        return Terms(self.timezone, self.nearest_grid_m)

    @property
    def media_dir(self) -> Path:
        """Where photos lie, unless in a bucket; those on their way always do."""
        return self.home / "media"

    @property
    def exports_dir(self) -> Path:
        """Where workbooks lie that are written in the background, for a day."""
        return self.home / "exports"

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine reaches the server."""
        try:
            return ip_address(self.public_address or self.host).is_loopback
        except ValueError:
            return (self.public_address or self.host) == "localhost"

    @property
    def proxies(self) -> list[str]:
        """The networks of trusted proxies."""
        return [one.strip() for one in self.trusted_proxies.split(",") if one.strip()]

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, text: str) -> str:
        for one in filter(None, (part.strip() for part in text.split(","))):
            try:
                everybody = ip_network(one).prefixlen == 0
            except ValueError:
                raise wrong("settings.network", text=one) from None
            if everybody:
                raise wrong("settings.everybody")
        return text

    @field_validator("home", "web_dist")
    @classmethod
    def _absolute(cls, path: Path) -> Path:
        return Path(os.path.abspath(path))

    @field_validator("timezone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise wrong("settings.timezone", name=name) from None
        return name

    @model_validator(mode="after")
    def _usable_geocoder(self) -> Self:
        if self.geocoder in ("tianditu", "amap") and self.geocoder_key is None:
            raise wrong("settings.geocoder_key", geocoder=self.geocoder)
        if self.geocoder_url and not self.geocoder_url.startswith(("http://", "https://")):
            raise wrong("settings.geocoder_url")
        return self

    @model_validator(mode="after")
    def _usable_bucket(self) -> Self:
        if bool(self.media_s3_key) != bool(self.media_s3_secret):
            raise wrong("settings.bucket_key")
        if self.media_s3_endpoint and not self.media_s3_endpoint.startswith(("http://", "https://")):
            raise wrong("settings.bucket_endpoint")
        return self

    @model_validator(mode="after")
    def _one_database(self) -> Self:
        if self.database_url is not None:
            url = self.database_url.get_secret_value()
            if not url.startswith(("postgresql://", "postgresql+psycopg2://")):
                raise wrong("settings.database_url")
        return self
