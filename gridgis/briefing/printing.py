"""A briefing on paper: its page as HTML, that page as PDF, and its drawings as pictures. Nothing is fetched."""

import io
from functools import cache, lru_cache
from typing import Any, NoReturn

from jinja2 import Environment, PackageLoader, StrictUndefined

from gridgis.briefing.sheets import Sheet
from gridgis.briefing.telling import Teller

PICTURE_DPI = 200


@cache
def templates() -> Environment:
    """The pages of a briefing; what is put into them is text, never markup."""
    return Environment(
        loader=PackageLoader("gridgis.briefing"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def paper(sheet: Sheet, chosen: str = "") -> str:
    """The page of a briefing as it prints, as HTML; the block `chosen` is framed on a screen."""
    return templates().get_template("paper.html").render(sheet=sheet, tell=Teller(sheet.language), chosen=chosen)


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"a briefing fetches nothing: {url[:80]}")


def pdf(page: str) -> bytes:
    """A page as PDF, with the fonts of the machine; whatever it names to be fetched is left out."""
    from weasyprint import HTML  # noqa: PLC0415 - Pango and fonts, for the few that print

    made: Any = HTML(string=page, url_fetcher=_refuse).write_pdf()
    return bytes(made)


@lru_cache(maxsize=8)
def png(svg: str) -> bytes:
    """A drawing as a picture of its size, 200 pixels to the inch of print; a document takes it a second time.

    Args:
        svg: as `map_svg` or `chart_svg` make it.
    """
    import pypdfium2  # noqa: PLC0415 - as above

    wide, high = (float(svg.split(f"{name}='")[1].split("'", maxsplit=1)[0]) for name in ("width", "height"))
    css = f"@page {{ size: {wide}px {high}px; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    made = pdf(f"<!doctype html><style>{css}</style>{svg}")
    document = pypdfium2.PdfDocument(made)
    image = document[0].render(scale=PICTURE_DPI / 72).to_pil()
    held = io.BytesIO()
    image.save(held, "PNG", optimize=True)
    document.close()
    return held.getvalue()
