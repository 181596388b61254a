"""Texts as coordinates: which are numbers, and why the others are not."""

import math

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gridgis.bulk.answering import NO_NUMBER, SWAPPED
from gridgis.core.texts import narrow
from gridgis.core.wording import Phrase

Floats = NDArray[np.float64]


def number(text: str | None) -> float:
    """A coordinate as people write it; NaN for what is no finite number."""
    trimmed = narrow(text or "").strip()
    if not trimmed or "_" in trimmed:
        return math.nan
    try:
        found = float(trimmed)
    except ValueError:
        return math.nan
    return found if math.isfinite(found) else math.nan


def numbers(column: "pa.Array[pa.Scalar]", encoding: str = "utf-8") -> Floats:
    """A column of numbers or of texts as floats, bytes in their encoding; NaN for what is no finite number."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    try:
        found = pc.cast(column, pa.float64())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return np.array([_any(value, encoding) for value in column.to_pylist()], dtype=np.float64)
    made: Floats = found.to_numpy(zero_copy_only=False)
    return made


def _any(value: object, encoding: str) -> float:
    if isinstance(value, bytes):
        value = value.decode(encoding, "replace")
    if value is None or isinstance(value, str):
        return number(value)
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return math.nan


def reason(fault: int, lng: str, lat: str) -> Phrase:
    """Why a row is rejected."""
    if fault != NO_NUMBER:
        return Phrase("points.swapped" if fault == SWAPPED else "points.beyond")
    named = [(name, text) for name, text in (("longitude", lng), ("latitude", lat)) if math.isnan(number(text))]
    faults = [
        Phrase("points.no_number" if text.strip() else "points.no_text", {"name": Phrase(f"points.{name}")})
        for name, text in named
    ]
    return Phrase("points.faults", {"faults": faults})
