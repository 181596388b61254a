"""Signing in over the wire."""

from datetime import datetime

from pydantic import BaseModel, Field

from api.schemas.parts import Text
from gridgis.people.profiles import Profile


class Login(BaseModel):
    """Name and password."""

    username: Text = Field(max_length=200)
    password: Text = Field(max_length=500)


class Renewed(BaseModel):
    """When the sign-in ends now."""

    expires_at: datetime


class SignedIn(BaseModel):
    """Who is in now; the token is shown once."""

    access_token: str
    token_type: str = "bearer"  # noqa: S105
    expires_at: datetime
    me: Profile
