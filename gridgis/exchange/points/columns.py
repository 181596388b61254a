"""Which columns of a file of points are the coordinates, and which are added."""

from collections.abc import Sequence

from gridgis.core.errors import Invalid
from gridgis.core.wording import Phrase

ADDED = ("grid_code", "grid_name", "match", "border_m")

PAIRS = (
    ("lng", "lat"), ("lon", "lat"), ("long", "lat"), ("longitude", "latitude"), ("经度", "纬度"), ("x", "y"),
    ("gps_lng", "gps_lat"), ("jd", "wd"), ("lng_wgs84", "lat_wgs84"), ("坐标x", "坐标y"),
)  # fmt: skip
"""Names under which coordinates are found, in lower case, likeliest first."""


def added(*, borders: bool) -> tuple[str, ...]:
    """The columns that are added."""
    return ADDED if borders else ADDED[:-1]


def coordinates(columns: Sequence[str], lng_field: str | None, lat_field: str | None) -> tuple[int, int]:
    """The places of the two columns, as told or under one of the usual names.

    Raises:
        Invalid: there are no such columns, or several of that name; those there are named.
    """
    if lng_field is None and lat_field is None:
        lower = [name.strip().lower() for name in columns]
        for lng, lat in PAIRS:
            if lower.count(lng) == 1 and lower.count(lat) == 1:
                return lower.index(lng), lower.index(lat)
        raise Invalid("points.no_columns", there=_there(columns))
    if lng_field is None or lat_field is None:
        raise Invalid("points.both_columns")
    if lng_field == lat_field:
        raise Invalid("points.same_column")
    return _place(columns, lng_field), _place(columns, lat_field)


def refuse_taken(columns: Sequence[str], *, borders: bool) -> None:
    """Refuse a file that has a column of a name that is added.

    Raises:
        Invalid: it has.
    """
    taken = [name for name in added(borders=borders) if name in columns]
    if taken:
        raise Invalid("points.column_taken", taken=taken)


def _place(columns: Sequence[str], name: str) -> int:
    many = list(columns).count(name)
    if many != 1:
        found = Phrase("points.no_column") if many == 0 else Phrase("points.several_columns", {"count": many})
        raise Invalid("points.column", found=found, name=name[:40], there=_there(columns))
    return list(columns).index(name)


def _there(columns: Sequence[str]) -> Phrase:
    return Phrase("points.there", {"columns": columns[:60]})
