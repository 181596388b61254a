"""A briefing as a document, written into the red head of its county: a template with named places, no program."""

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from gridgis.briefing.printing import png
from gridgis.briefing.sheets import Cell, Part, Run, Sheet, Table
from gridgis.briefing.telling import Teller
from gridgis.core.errors import Invalid

OURS = Path(__file__).parent / "templates" / "redhead.docx"
PLACES = ("notice", "red", "number", "organ", "date", "title", "body")
"""What a red head has to name, each as `{{ name }}`; `body` stands in a paragraph of its own."""
MOST_BYTES, MOST_UNPACKED = 5_000_000, 50_000_000
BODY = "\uf8ffbody\uf8ff"
"""Stands where the body goes until it is put there."""
TEXT_MM = 156.0
"""The width of the text between the margins of ours."""
SERIF, SANS = "仿宋", "黑体"


def check(content: bytes) -> None:
    """Refuse a red head that can't be filled.

    Raises:
        Invalid: too large, no document, more in it than named places, a place that is none, or one that is missing.
    """
    if len(content) > MOST_BYTES or _unpacked(content) > MOST_UNPACKED:
        raise Invalid("briefing.head_large", most=MOST_BYTES // 1_000_000, field="file")
    try:
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
        source = _source(template)
        parsed = SandboxedEnvironment().parse(source)
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError):
        raise Invalid("briefing.no_document", field="file") from None
    except TemplateError as fault:
        raise Invalid("briefing.head_faulty", why=str(fault)[:200], field="file") from None
    named = _named(parsed)
    if missing := [one for one in PLACES if one not in named]:
        raise Invalid("briefing.head_lacks", places="、".join(f"{{{{ {one} }}}}" for one in missing), field="file")
    if strange := sorted(named - set(PLACES)):
        raise Invalid("briefing.head_strange", places="、".join(strange)[:200], known="、".join(PLACES), field="file")


def _unpacked(content: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile:
        raise Invalid("briefing.no_document", field="file") from None


def _source(template: Any) -> str:
    """All that would be filled: the body, heads and feet, with the places that Word cut into runs put together."""
    parts = [template.patch_xml(template.get_xml())]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        found = template.get_headers_footers(uri)
        parts += [template.patch_xml(template.get_part_xml(part)) for _, part in found]
    return re.sub(r"<[^>]*>", "", "\n".join(parts))


def _named(parsed: nodes.Template) -> set[str]:
    """The places that a template names.

    Raises:
        Invalid: there is more in it: a loop, a condition, a call. A template of a stranger runs nothing.
    """
    allowed = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)
    if any(not isinstance(one, allowed) for one in parsed.find_all(nodes.Node)):
        raise Invalid("briefing.head_program", field="file")
    return {one.name for one in parsed.find_all(nodes.Name)}


def docx(sheet: Sheet, head: bytes | None = None) -> bytes:
    """A briefing as a document.

    Args:
        sheet: laid out.
        head: the red head of the county, checked; ours without one.
    """
    tell = Teller(sheet.language)
    template = DocxTemplate(io.BytesIO(head) if head is not None else OURS)
    fields = sheet.head.fields
    notice = (f"【{tell('draft_mark')}】" if sheet.imprint.draft else "") + fields.get("notice", "")
    told = {"notice": notice, "red": sheet.red, "number": sheet.number, "organ": fields.get("organ", "")}
    told |= {"date": sheet.day, "title": sheet.imprint.title, "body": BODY}
    template.render(told, SandboxedEnvironment(autoescape=True))
    held = io.BytesIO()
    template.save(held)
    document = Document(held)
    _fill(document, sheet, tell)
    document.core_properties.title = sheet.imprint.title
    document.core_properties.author = fields.get("organ", "")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _fill(document: Any, sheet: Sheet, tell: Teller) -> None:
    """Put the body where the head has left a place for it."""
    spot = next((one for one in document.paragraphs if BODY in one.text), None)
    if spot is None:  # in a table or a text box: python-docx lists the paragraphs of the page alone
        raise Invalid("briefing.head_body", field="file")
    before = len(document.element.body)
    if sheet.to:
        _paragraph(document, [Run(sheet.to)], indent=False)
    for one in sheet.corrections:
        _paragraph(document, [Run(one)], indent=False)
    for part in sheet.parts:
        _part(document, part, sheet, tell)
    made = [one for one in list(document.element.body)[before - 1 :] if not one.tag.endswith("}sectPr")]
    for one in made:
        spot._p.addprevious(one)
    spot._p.getparent().remove(spot._p)


def _part(document: Any, part: Part, sheet: Sheet, tell: Teller) -> None:
    if part.kind == "signature":
        _signature(document, part, sheet, tell)
    if part.heading:
        _styled(_paragraph(document, [Run(part.heading)]), SANS, 16, bold=True)
    for line in part.lines:
        _paragraph(document, line)
    if part.table is not None:
        _table(document, part.table)
    if part.picture is not None:
        if part.picture.svg:
            document.add_picture(io.BytesIO(png(part.picture.svg)), width=Mm(150))
            document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _caption(document, part.picture.caption)


def _signature(document: Any, part: Part, sheet: Sheet, tell: Teller) -> None:
    _styled(_paragraph(document, [Run(sheet.notes)], indent=False), SERIF, 10)
    names = f"{tell('signed_by')}{sheet.imprint.signer}　　{tell('written_by')}{sheet.imprint.writer}"
    _paragraph(document, [Run(names)])
    for name in ("to", "copy"):
        if part.fields.get(name):
            _paragraph(document, [Run(tell(name) + part.fields[name])], indent=False)
    _styled(_paragraph(document, [Run(sheet.foot)], indent=False), SERIF, 10)


def _paragraph(document: Any, line: list[Run], *, indent: bool = True) -> Any:
    made = document.add_paragraph()
    made.paragraph_format.line_spacing = Pt(28)
    made.paragraph_format.space_after = Pt(0)
    if indent:
        made.paragraph_format.first_line_indent = Pt(32)
    for one in line:
        run = made.add_run(one.text)
        run.bold = one.mark == "bound"
    return _styled(made, SERIF, 16)


def _styled(paragraph: Any, font: str, size: float, *, bold: bool = False) -> Any:
    for run in paragraph.runs:
        run.font.size, run.font.name = Pt(size), "Times New Roman"
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        if bold:
            run.bold = True
    return paragraph


def _caption(document: Any, words: str) -> None:
    made = document.add_paragraph()
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_run(words)
    _styled(made, SANS, 12, bold=True)


def _table(document: Any, table: Table) -> None:
    if table.caption:
        _caption(document, table.caption)
    made = document.add_table(rows=1, cols=len(table.heads))
    made.style = "Table Grid"
    _row(made.rows[0], [Cell(one) for one in table.heads], bold=True)
    for nth, row in enumerate(table.rows):
        _row(made.add_row(), row, bold=table.summed and nth == len(table.rows) - 1, words=table.words)
    if table.widths:
        _widen(made, table.widths)
    document.add_paragraph()


def _widen(table: Any, widths: Sequence[float]) -> None:
    """Give columns their shares of the page; Word reads them of the cells, others of the grid of columns."""
    table.autofit = False
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Mm(TEXT_MM * share / sum(widths))
        for cell in column.cells:
            cell.width = column.width


def _row(row: Any, cells: list[Cell], *, bold: bool, words: bool = False) -> None:
    for place, one in zip(row.cells, cells, strict=True):
        paragraph = place.paragraphs[0]
        paragraph.add_run(one.text + (" ▼" if one.below else ""))
        left = words or place is row.cells[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.RIGHT
        _styled(paragraph, SERIF, 10.5, bold=bold or one.below)
