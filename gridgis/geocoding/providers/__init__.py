"""Geocoders outside the house: one protocol, three services, off unless the county has turned one on."""

from collections.abc import Callable

from gridgis.geocoding.providers.asking import Geocoder, NoAnswerError, Place
from gridgis.geocoding.providers.services import Amap, Nominatim, Tianditu

__all__ = ["SERVICES", "Amap", "Geocoder", "NoAnswerError", "Nominatim", "Place", "Tianditu"]

SERVICES: dict[str, Callable[[str, str, float], Geocoder]] = {
    "amap": Amap,
    "nominatim": Nominatim,
    "tianditu": Tianditu,
}
"""The services by the name that turns them on."""
