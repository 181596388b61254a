"""The map of a briefing, by folium: areas by several figures, hexagons, and what helps to find one's way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import Any

import folium
import numpy as np
from branca.element import Element

from gridgis.analytics.figures import Figures
from gridgis.analytics.heat import Heat
from gridgis.briefing.banding import bands_of, legend_of, shades_of
from gridgis.briefing.colouring import CELLS, NOTHING, Rows, Shading, of_areas, of_cells
from gridgis.briefing.queries import Briefing, Shapes
from gridgis.briefing.telling import Teller

DRAWN = ("on_time_rate", "overdue", "reported_per_1000")
"""Figures by which areas are coloured, the first of them when the page is opened."""
LABELS = 60
"""Of more areas no names are drawn: they would lie over one another."""
LINES: dict[str, tuple[str, float]] = {"river": ("#B9D0DE", 2.5), "road": ("#E3D9C6", 2), "rail": ("#B5BDC6", 1.2)}
"""How lines are drawn, by their kind: colour and width in pixels."""


@dataclass(frozen=True)
class Layer:
    """What one choice of the map shows: its name in words and the rows of its legend."""

    name: str
    unit: str
    rows: Rows


@dataclass(frozen=True)
class Drawn:
    """The map, and by the name of each layer in its script what it shows."""

    chart: folium.Map
    layers: dict[str, Layer]


def draw(briefing: Briefing, areas: Mapping[str, Figures], names: Mapping[str, str], tell: Teller) -> Drawn:
    """The map of a briefing in words of the teller.

    Args:
        briefing: its shapes and its extent, EPSG:4490.
        areas: figures of its areas by code.
        names: of the areas by code.
        tell: the words.
    """
    chart = folium.Map(tiles=None, prefer_canvas=True, zoom_snap=0.25, attribution_control=False)
    chart.default_js, chart.default_css = [], []  # they would name addresses; the page holds what it needs
    layers: list[tuple[Any, Layer]] = []
    figures = {name: [one.get(name) for one in areas.values()] for name in DRAWN}
    shapes = _told(briefing.outlines, lambda one: areas.get(one["code"], {}), names, tell)
    for number, name in enumerate(DRAWN):
        shading = of_areas(name, figures[name])
        layer = _layer(shapes, name, shading, shown=number == 0, tell=tell)
        layers.append((layer, Layer(tell.figure(name), tell.unit(name), shading.rows(figures[name], tell))))
    counts = [one["properties"][CELLS] for one in briefing.cells["features"]]
    shading = of_cells(counts)
    cells = _told(briefing.cells, lambda one: one, {}, tell, (CELLS, "open", "overdue"))
    layer = _layer(cells, CELLS, shading, shown=False, tell=tell, title=tell("cells"))
    layers.append((layer, Layer(tell("cells"), tell("per_cell"), shading.rows(counts, tell))))
    if briefing.heat is not None and briefing.heat.breaks:
        layers.append(_heat(briefing.heat, tell))
    for layer, _ in layers:
        layer.add_to(chart)
    _orient(chart, briefing, names)
    folium.LayerControl(collapsed=False, position="topright").add_to(chart)
    if briefing.place.bbox:
        west, south, east, north = briefing.place.bbox
        chart.fit_bounds([[south, west], [north, east]])
    _number(chart.get_root(), count())
    return Drawn(chart, {layer.get_name(): said for layer, said in layers})


def _heat(heat: Heat, tell: Teller) -> tuple[Any, Layer]:
    """The density of what was reported as a picture in the page; below the lowest limit it is clear."""
    shades = np.array([(0, 0, 0, 0), *(_rgba(one) for one in shades_of(heat))], dtype=np.uint8)
    west, south, east, north = heat.box
    name = tell("heat")
    layer = folium.raster_layers.ImageOverlay(
        shades[bands_of(heat)],
        [[south, west], [north, east]],
        mercator_project=True,
        name=name,
        overlay=False,
        show=False,
    )
    return layer, Layer(name, tell("per_km2", kernel=heat.kernel_m), legend_of(heat))


def _rgba(shade: str) -> tuple[int, int, int, int]:
    red, green, blue = (int(shade[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue, 200


def _number(element: Element, numbers: Iterator[int]) -> None:
    """Names in the script follow from the order of its parts, not from chance: the same figures make the same page."""
    element._id = str(next(numbers))
    for child in element._children.values():
        _number(child, numbers)


def as_text(name: str) -> str:
    """A name as markup that shows it, also where folium writes it between the backticks of a script."""
    return escape(name).translate({ord(sign): f"&#{ord(sign)};" for sign in "`$\\{}"})


def _told(
    shapes: Shapes,
    figures: Callable[[dict[str, Any]], Mapping[str, Any]],
    names: Mapping[str, str],
    tell: Teller,
    told: tuple[str, ...] = ("reported", "closed", "on_time_rate", "late", "open", "overdue", "satisfaction_rate"),
) -> Shapes:
    """Shapes with what their popups say, as escaped text, and the bare values beside it."""
    made = []
    for one in shapes["features"]:
        given = one["properties"]
        values = figures(given)
        said = {f"said_{name}": as_text(tell.value(name, values.get(name))) for name in told}
        title = as_text(names.get(given.get("code", ""), given.get("name") or given.get("h3", "")))
        made.append({**one, "properties": {"title": title, **said, "values": dict(values)}})
    return {"type": "FeatureCollection", "features": made, "told": list(told)}


def _layer(
    shapes: Shapes,
    name: str,
    shading: Shading,
    *,
    shown: bool,
    tell: Teller,
    title: str = "",
) -> folium.GeoJson:
    told = shapes["told"]

    def style(one: dict[str, Any]) -> dict[str, Any]:
        shade = shading.of(one["properties"]["values"].get(name))
        if shade == NOTHING:
            return {"fillColor": NOTHING, "fillOpacity": 0.8, "color": "#8793A0", "weight": 0.6, "dashArray": "3 3"}
        return {"fillColor": shade, "fillOpacity": 0.78, "color": "#44566A", "weight": 0.8}

    collection = {"type": "FeatureCollection", "features": shapes["features"]}
    layer = folium.GeoJson(
        collection, name=title or tell.figure(name), overlay=False, show=shown, style_function=style, smooth_factor=0.5
    )
    if shapes["features"]:
        fields = ["title", *(f"said_{one}" for one in told)]
        layer.add_child(folium.GeoJsonPopup(fields, aliases=["", *(tell.figure(one) for one in told)], localize=False))
    return layer


def _orient(chart: folium.Map, briefing: Briefing, names: Mapping[str, str]) -> None:
    """What helps to find one's way: rivers, roads, rails, and the names of the areas."""

    def style(one: dict[str, Any]) -> dict[str, Any]:
        ink, weight = LINES.get(one["properties"]["kind"], LINES["road"])
        return {"color": ink, "weight": weight, "interactive": False}

    lines = [
        {"type": "Feature", "geometry": one["geometry"], "properties": {"kind": one["properties"]["kind"]}}
        for one in briefing.lines["features"]
    ]
    collection = {"type": "FeatureCollection", "features": lines}
    edges = {"color": "#44566A", "weight": 1, "fill": False, "interactive": False}
    folium.GeoJson(_bare(briefing.outlines), control=False, style_function=lambda _: edges, interactive=False).add_to(
        chart
    )
    folium.GeoJson(collection, control=False, style_function=style, interactive=False).add_to(chart)
    some = [one["properties"] for one in briefing.outlines["features"] if one["properties"].get("lng") is not None]
    for one in some if len(some) <= LABELS else ():
        # a tooltip, not a marker: a marker asks for the picture of its pin before it gets another
        spot = folium.CircleMarker([one["lat"], one["lng"]], radius=0, stroke=False, fill=False, interactive=False)
        name = as_text(names.get(one["code"], one["name"]))
        folium.Tooltip(name, permanent=True, direction="center", class_name="label", sticky=False).add_to(spot)
        spot.add_to(chart)


def _bare(shapes: Shapes) -> Shapes:
    """Shapes without what is known of them."""
    some = [{"type": "Feature", "geometry": one["geometry"], "properties": {}} for one in shapes["features"]]
    return {"type": "FeatureCollection", "features": some}
