"""Geocoders outside the house: one protocol, three services, off unless the county has turned one on."""

from gridgis.geocoding.providers.asking import Geocoder, NoAnswerError, Place
from gridgis.geocoding.providers.services import Amap, Nominatim, Tianditu

__all__ = ["SERVICES", "Amap", "Geocoder", "NoAnswerError", "Nominatim", "Place", "Tianditu"]

SERVICES = {"amap": Amap, "nominatim": Nominatim, "tianditu": Tianditu}
"""The services by the name that turns them on."""
