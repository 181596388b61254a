"""What a briefing tells, as JSON that the database keeps and that is read back the same."""

from typing import Any

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from gridgis.briefing.queries import Briefing


@dataclass(config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64", arbitrary_types_allowed=False))
class _Kept:
    told: Briefing


_KEPT = TypeAdapter(_Kept)


def kept(told: Briefing) -> dict[str, Any]:
    """What is told, as JSON."""
    made: dict[str, Any] = _KEPT.dump_python(_Kept(told), mode="json")
    return made


def read(kept: dict[str, Any]) -> Briefing:
    """What was told, of its JSON."""
    return _KEPT.validate_python(kept).told
