"""Files whose shapes, numbers or codes are wrong, and what must come of each."""

from functools import partial

from shapely.geometry import MultiPolygon, Point, Polygon, box, mapping

from tests.nasty_files import (
    BESIDE,
    BOW_TIE,
    CODE,
    HOLE,
    LOOP,
    SQUARE,
    TWO,
    VILLAGE,
    Nasty,
    collection,
    feature,
    k,
    measured,
    one,
    polygon,
    replaced,
    shapefile,
    square,
    turned,
)

J, S = "a.geojson", "a.zip"
WITHOUT_CODES = (feature(polygon(BESIDE), name="乙"), feature(polygon(SQUARE), name="甲"))
ELSEWHERE = [[x + 1, y] for x, y in SQUARE]
OVER = [[x + 0.07, y] for x, y in SQUARE]
DATE_LINE = [[179.9, 30], [-179.9, 30], [-179.9, 30.1], [179.9, 30.1], [179.9, 30]]
TANGLE = [[120.01 + n * 37 % 401 / 1e4, 30.01 + n % 2 / 100] for n in range(401)]

SHAPES = [
    Nasty("sound", J, partial(one, polygon(SQUARE)), 200, k("gap"), loads=True),
    Nasty("self-intersection", J, partial(one, polygon(LOOP)), 200, k("invalid")),
    Nasty("bow-tie", J, partial(one, polygon(BOW_TIE)), 200, k("invalid")),
    Nasty(
        "bow-tie, repair", J, partial(one, polygon(BOW_TIE)), 200, k("repaired", "parts"), True, query={"repair": True}
    ),
    Nasty("bow-tie in a shapefile", S, partial(shapefile, Polygon(BOW_TIE)), 200, k("invalid")),
    Nasty("hole", J, partial(one, polygon(SQUARE, HOLE)), 200, k("holes"), loads=True),
    Nasty("donut", S, partial(shapefile, square(HOLE)), 200, k("holes"), loads=True),
    Nasty("hole outside", J, partial(one, polygon(SQUARE, BESIDE)), 200, k("invalid")),
    Nasty("ring twice", J, partial(one, polygon(SQUARE, SQUARE)), 200, k("invalid")),
    Nasty(
        "parts that are the same",
        J,
        partial(one, {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}),
        200,
        k("invalid"),
    ),
    Nasty(
        "parts",
        S,
        partial(shapefile, MultiPolygon([square(), box(120.06, 30.06, 120.07, 30.07)])),
        200,
        k("parts"),
        True,
    ),
    Nasty(
        "shape twice",
        J,
        lambda: collection(TWO[0], feature(polygon(SQUARE), code=f"{VILLAGE}002")),
        200,
        k("duplicate_shape"),
    ),
    Nasty("heights", J, lambda: one(polygon([[x, y, 5.0] for x, y in SQUARE])), 200, k("z_dropped"), loads=True),
    Nasty(
        "heights in a shapefile",
        S,
        lambda: shapefile(Polygon([(x, y, 5.0) for x, y in SQUARE])),
        200,
        k("z_dropped"),
        True,
    ),
    Nasty("measures", S, lambda: shapefile(square(), change=measured), 200, k("m_dropped"), loads=True),
    Nasty("a tangle", J, lambda: one(polygon(TANGLE)), 200, k("tangled")),
    Nasty(
        "a pile",
        J,
        lambda: collection(
            *(feature(mapping(box(120.01, 30.01, 120.02 + n / 1e5, 30.02 + n / 1e5))) for n in range(100))
        ),
        200,
        k("tangled"),
    ),
    Nasty("a text that never ends", J, lambda: b'{"' + b'\\"' * 1_000_000, 422, k("broken")),
    Nasty("swapped axes", J, lambda: one(polygon(turned(SQUARE))), 200, k("swapped"), loads=True),
    Nasty("swapped axes in a shapefile", S, lambda: shapefile(Polygon(turned(SQUARE))), 200, k("swapped"), loads=True),
    Nasty("antimeridian", J, lambda: one(polygon(DATE_LINE)), 200, k("antimeridian")),
    Nasty("beyond 180", J, lambda: one(polygon([[x + 70, y] for x, y in SQUARE])), 200, k("antimeridian")),
    Nasty("nothing", J, bytes, 422, k("empty")),
    Nasty("no features", J, collection, 422, k("no_rows")),
    Nasty(
        "rows without a polygon, to be left out",
        J,
        lambda: collection(*TWO, feature(None, code="N"), feature({"type": "Point", "coordinates": [120.01, 30.01]})),
        200,
        k("skipped", "left_out_empty", "left_out_not_polygon"),
        loads=True,
        says={"skipped": 2, "rows": 2},
        query={"skip_unusable": True},
    ),
    Nasty(
        "nothing but points, to be left out",
        S,
        lambda: shapefile(Point(120.01, 30.01)),
        200,
        k("skipped", "left_out_not_polygon", "no_areas"),
        says={"skipped": 1, "rows": 0},
        query={"skip_unusable": True},
    ),
    Nasty("null geometry", J, lambda: one(None), 200, k("empty")),
    Nasty("empty geometry", J, lambda: one({"type": "Polygon", "coordinates": []}), 200, k("empty")),
    Nasty("empty geometry in a shapefile", S, lambda: shapefile([square(), Polygon()]), 200, k("empty")),
    Nasty("ring of two", J, lambda: one(polygon(SQUARE[:2])), 200, k("broken")),
    Nasty(
        "flat ring",
        J,
        lambda: one(polygon([[120.01, 30.01], [120.02, 30.02], [120.03, 30.03], [120.01, 30.01]])),
        200,
        k("tiny"),
    ),
    Nasty("words for coordinates", J, lambda: one(polygon([["a", "b"]] * 4)), 200, k("broken")),
    Nasty("shape is a list", J, lambda: one([1, 2]), 200, k("broken")),
    Nasty("features are numbers", J, lambda: collection(1, "x", None), 200, k("broken")),
    Nasty("NaN", J, lambda: one(polygon([[float("nan"), 30.01], *SQUARE[1:]])), 200, k("broken")),
    Nasty(
        "Infinity in a shifted datum",
        J,
        lambda: one(polygon([[float("inf"), 30.01], *SQUARE[1:4], [float("inf"), 30.01]])),
        200,
        k("coordinates"),
        query={"datum": "gcj02"},
    ),
    Nasty("Infinity", J, lambda: one(polygon([[float("inf"), 30.01], *SQUARE[1:]])), 200, k("coordinates")),
    Nasty("1e999", J, lambda: replaced(one(polygon(SQUARE)), b"120.04", b"1e999"), 200, k("coordinates")),
    Nasty(
        "endless number", J, lambda: replaced(one(polygon(SQUARE)), b"120.04", b"9" * 100_000), 200, k("coordinates")
    ),
    Nasty(
        "points",
        J,
        lambda: collection(feature({"type": "Point", "coordinates": [120.01, 30.01]})),
        200,
        k("not_polygon"),
    ),
    Nasty("points in a shapefile", S, lambda: shapefile(Point(120.01, 30.01)), 200, k("not_polygon")),
    Nasty(
        "a collection",
        J,
        lambda: one({"type": "GeometryCollection", "geometries": [polygon(SQUARE)]}),
        200,
        k("not_polygon"),
    ),
    Nasty("code twice", J, lambda: collection(TWO[0], feature(polygon(BESIDE), code=CODE)), 200, k("duplicate_code")),
    Nasty(
        "overlap",
        J,
        lambda: collection(TWO[0], feature(polygon([[x - 0.01, y] for x, y in BESIDE]), code=f"{VILLAGE}002")),
        200,
        k("overlap"),
    ),
    Nasty("code of other places", J, lambda: one(polygon(SQUARE), "330402001001001"), 200, k("code_village")),
    Nasty("code of another village", J, lambda: one(polygon(SQUARE), "110101002002001"), 200, k("code_elsewhere")),
    Nasty("code too short", J, lambda: one(polygon(SQUARE), "1101010010011"), 200, k("code_format")),
    Nasty("code of full-width digits", J, lambda: one(polygon(SQUARE), "１" * 15), 200, k("code_format")),
    Nasty(
        "exclusive number in the village layer", J, lambda: one(polygon(SQUARE), f"{VILLAGE}801"), 200, k("code_number")
    ),
    Nasty("zero number", J, lambda: one(polygon(SQUARE), f"{VILLAGE}000"), 200, k("code_number")),
    Nasty("without codes", J, lambda: collection(*WITHOUT_CODES), 200, k("numbered"), loads=True),
    Nasty("outside the county", J, lambda: one(polygon(ELSEWHERE)), 200, k("outside")),
    Nasty("across villages", J, lambda: one(polygon(OVER)), 200, k("crosses")),
    Nasty(
        "across villages, confirmed",
        J,
        lambda: one(polygon(OVER)),
        200,
        k("crosses"),
        True,
        query={"confirm_crossing": True},
    ),
]
