"""Founding what all divisions lie in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.texts import storable
from gridgis.divisions.models import Division
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

NAME_LIMIT = 40


@audited("city_founded", "divisions", "{code}", name="name")
def found_city(session: Session, actor: Actor, code: str, name: str, *, at: datetime) -> Division:
    """Enter the city of an installation, below which its counties lie; its outline comes with theirs.

    Raises:
        Forbidden: the actor may not change divisions.
        Invalid: the code is none, or nothing is called so.
        Conflict: another city is there.
    """
    require(actor, "account.manage")
    if not (code.isascii() and code.isalnum()):
        raise Invalid("divisions.city_code", code=code, field="city")
    if not name.strip() or len(name) > NAME_LIMIT or not storable(name):
        raise Invalid("divisions.city_name", limit=NAME_LIMIT, field="city_name")
    there = session.scalar(select(Division).where(Division.level == "city").limit(1))
    if there is not None and there.code != code:
        raise Conflict("divisions.city_there", code=there.code, name=there.name, field="city")
    row = there or Division(code=code, level="city", source="county init")
    row.name = name.strip()
    session.add(row)
    session.flush()
    return row
