"""Maps of a briefing as SVG, drawn on the server: areas in their classes, hexagons, names, legend, scale, north."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians
from typing import Any

from gridgis.analytics.figures import Figures
from gridgis.briefing.banding import HEAT, heat_of
from gridgis.briefing.colouring import CELLS, NOTHING, Rows, of_areas, of_cells
from gridgis.briefing.queries import Briefing
from gridgis.briefing.telling import Teller

WIDTH, MARGIN, MOST_HEIGHT = 720.0, 132.0, 560.0
METRES_A_DEGREE = 111_320.0
FONT = "font-family='Noto Sans CJK SC, Noto Sans SC, sans-serif'"
LABEL_PX = 11.0
Spot = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """From degrees to the sheet: the west and north of what is drawn, and pixels to a degree of latitude."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: float

    def spot(self, lng: float, lat: float) -> Spot:
        """Where a place lies on the sheet."""
        return (MARGIN + (lng - self.west) * self.squeeze * self.scale, 12 + (self.north - lat) * self.scale)


def frame_of(told: Briefing) -> Frame | None:
    """The frame in which a place fits; None without an outline."""
    if told.place.bbox is None:
        return None
    west, south, east, north = told.place.bbox
    squeeze = cos(radians((south + north) / 2))
    wide, high = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
    scale = min((WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 24) / high)
    spare = (WIDTH - 2 * MARGIN - wide * scale) / 2
    return Frame(west - spare / scale / squeeze, north, scale, squeeze, high * scale + 24)


def map_svg(told: Briefing, figure: str, tell: Teller) -> str:
    """A map of a figure; empty for a place without an outline.

    Args:
        told: what the briefing tells.
        figure: one of `gridgis.briefing.blocks.MAPS`; of reported cases hexagons are drawn, of heat its bands.
        tell: the words.
    """
    frame = frame_of(told)
    if frame is None:
        return ""
    over = figure in (CELLS, HEAT)
    if figure == HEAT:
        drawn, rows = heat_of(told.heat, frame.spot)
    else:
        filled, rows = (_cells if figure == CELLS else _areas)(told, figure, tell)
        drawn = _shapes(told.cells if figure == CELLS else told.outlines, frame, filled)
    values = {} if over else {one.code: one.figures for one in told.areas}
    parts = [
        *drawn,
        *_lines(told, frame),
        *(_shapes(told.outlines, frame, lambda _: "none") if over else ()),
        *_labels(told, figure, values, frame, tell),
        *_north(),
    ]
    name, unit = _named(told, figure, tell)
    top = max(frame.height, 120.0)
    parts += _legend(f"{name}（{unit}）" if tell.language == "zh" else f"{name} ({unit})", rows, top)
    height = top + 22 + 17 * (len(rows) + 1)
    parts += _scale(frame, height)
    size = f"viewBox='0 0 {WIDTH:.0f} {height:.0f}' width='{WIDTH:.0f}' height='{height:.0f}'"
    said = escape(name, quote=True)
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size} role='img' aria-label='{said}'>{''.join(parts)}</svg>"


def _named(told: Briefing, figure: str, tell: Teller) -> tuple[str, str]:
    """What the legend is called, and the unit of its classes."""
    if figure == HEAT:
        return tell("heat"), tell("per_km2", kernel=told.heat.kernel_m if told.heat else 0)
    return (tell("cells"), tell("per_cell")) if figure == CELLS else (tell.figure(figure), tell.unit(figure))


Filling = Callable[[Mapping[str, Any]], str]


def _areas(told: Briefing, figure: str, tell: Teller) -> tuple[Filling, Rows]:
    areas = {one.code: one.figures.get(figure) for one in told.areas}
    shading = of_areas(figure, list(areas.values()))
    return lambda one: shading.of(areas.get(one["code"])), shading.rows(list(areas.values()), tell)


def _cells(told: Briefing, figure: str, tell: Teller) -> tuple[Filling, Rows]:
    counts = [one["properties"][CELLS] for one in told.cells["features"]]
    shading = of_cells(counts)
    return lambda one: shading.of(one[CELLS]), shading.rows(counts, tell)


def _shapes(shapes: Mapping[str, Any], frame: Frame, filled: Filling) -> Iterator[str]:
    for one in shapes["features"]:
        shade = filled(one["properties"])
        dash = " stroke-dasharray='3 3'" if shade == NOTHING else ""
        yield f"<path d='{_path(one['geometry'], frame)}' fill='{shade}' stroke='#44566A' stroke-width='0.8'{dash}/>"


def _path(geometry: Mapping[str, Any], frame: Frame) -> str:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = (ring for polygon in polygons for ring in polygon)
    return "".join(
        "M" + "L".join("{:.1f} {:.1f}".format(*frame.spot(lng, lat)) for lng, lat, *_ in ring) + "Z" for ring in rings
    )


def _lines(told: Briefing, frame: Frame) -> Iterator[str]:
    """Rivers alone, as far as they lie in the frame: roads would say too much on paper."""
    rivers = (one["geometry"] for one in told.lines["features"] if one["properties"]["kind"] == "river")
    for geometry in rivers:
        parts = geometry["coordinates"] if geometry["type"].startswith("Multi") else [geometry["coordinates"]]
        yield from (drawn for part in parts if (drawn := _river(part, frame)))


def _river(part: Sequence[Sequence[float]], frame: Frame) -> str:
    spots = [frame.spot(lng, lat) for lng, lat, *_ in part]
    inside = [(x, y) for x, y in spots if MARGIN <= x <= WIDTH - MARGIN and 0 <= y <= frame.height]
    if len(inside) < 2:
        return ""
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in inside)
    return f"<polyline points='{line}' fill='none' stroke='#9DBCD0' stroke-width='1.2'/>"


def _labels(told: Briefing, figure: str, values: Mapping[str, Figures], frame: Frame, tell: Teller) -> Iterator[str]:
    """Names with their values; those that would lie over another stand at the side, with a line to their place."""
    names = {one.code: one.name for one in told.areas}
    taken: list[tuple[float, float, float, float]] = []
    aside: list[tuple[Spot, str, str]] = []
    for one in (feature["properties"] for feature in told.outlines["features"]):
        if one.get("lng") is None or one["code"] not in names:
            continue
        spot, name = frame.spot(one["lng"], one["lat"]), names[one["code"]]
        value = tell.value(figure, values[one["code"]].get(figure)) if values else ""
        half = max(_wide(name), _wide(value)) / 2
        box = (spot[0] - half, spot[1] - LABEL_PX, spot[0] + half, spot[1] + LABEL_PX * (1.2 if value else 0.2))
        if any(_meet(box, other) for other in taken):
            aside.append((spot, name, value))
            continue
        taken.append(box)
        yield _text(spot, name, "middle", bold=True)
        if value:
            yield _text((spot[0], spot[1] + LABEL_PX * 1.2), value, "middle")
    yield from _at_the_sides(aside)


def _at_the_sides(aside: list[tuple[Spot, str, str]]) -> Iterator[str]:
    for left in (True, False):
        some = sorted((one for one in aside if (one[0][0] < WIDTH / 2) == left), key=lambda one: one[0][1])
        for nth, (spot, name, value) in enumerate(some[:24]):
            x, y = (MARGIN - 14 if left else WIDTH - MARGIN + 14), 26 + nth * 19.0
            end = f"x2='{spot[0]:.1f}' y2='{spot[1]:.1f}'"
            yield f"<line x1='{x:.1f}' y1='{y - 4:.1f}' {end} stroke='#5F6B78' stroke-width='0.6'/>"
            yield f"<circle cx='{spot[0]:.1f}' cy='{spot[1]:.1f}' r='1.6' fill='#1F2933'/>"
            yield _text((x, y), f"{name} {value}".strip(), "end" if left else "start")


def _wide(text: str) -> float:
    return sum(LABEL_PX if ord(sign) > 0x2E7F else LABEL_PX * 0.6 for sign in text)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _text(spot: Spot, words: str, anchor: str, *, bold: bool = False) -> str:
    x, y = spot
    weight = " font-weight='bold'" if bold else ""
    told = f"x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}' font-size='{LABEL_PX}' {FONT}{weight}"
    halo = f"<text {told} stroke='#fff' stroke-width='3' stroke-linejoin='round' fill='#fff'>{escape(words)}</text>"
    return f"{halo}<text {told} fill='#1F2933'>{escape(words)}</text>"


def _legend(title: str, rows: Rows, top: float) -> Iterator[str]:
    yield _text((12, top + 14), title, "start", bold=True)
    for nth, (shade, words, many) in enumerate(rows):
        y = top + 20 + 17 * nth
        yield f"<rect x='12' y='{y:.1f}' width='18' height='11' fill='{shade}' stroke='#8793A0' stroke-width='0.5'/>"
        yield _text((38, y + 10), words, "start")
        yield _text((190, y + 10), str(many), "end")


def _scale(frame: Frame, height: float) -> Iterator[str]:
    a_metre = frame.scale / METRES_A_DEGREE
    metres = next((one for one in (50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200) if one * a_metre < 120), 100)
    wide, y = metres * a_metre, height - 14
    words = f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"
    x = WIDTH - 16 - wide
    yield f"<path d='M{x:.1f} {y - 5:.1f}v5h{wide:.1f}v-5' fill='none' stroke='#1F2933'/>"
    yield _text((x + wide, y - 8), words, "end")


def _north() -> Iterator[str]:
    x = WIDTH - 22
    yield f"<path d='M{x} 10l6 18l-6 -4l-6 4z' fill='#1F2933'/>"
    yield _text((x, 42), "N", "middle")
