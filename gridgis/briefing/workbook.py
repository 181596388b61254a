"""A briefing as a workbook: its words, its tables with real numbers, and charts that the workbook draws itself."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from gridgis.briefing.queries import Briefing
from gridgis.briefing.sheets import Picture, Sheet, Table
from gridgis.briefing.telling import Teller
from gridgis.cases.measures import MEASURES, RATES

BOLD = Font(bold=True)


def xlsx(sheet: Sheet, told: Briefing) -> bytes:
    """A briefing as a workbook: text, figures of the whole, areas, months with their charts."""
    tell, book = Teller(sheet.language), Workbook()
    _words(book.active, sheet, tell)
    _figures(book.create_sheet(tell("figures")), told, tell)
    for nth, part in enumerate(one for one in sheet.parts if one.table is not None):
        assert part.table is not None
        page = book.create_sheet(tell("sheet_table", number=nth + 1))
        _table(page, part.table)
    charts = [one for one in sheet.pictures if one.kind == "chart" and one.months]
    for nth, one in enumerate(charts):
        _months(book.create_sheet(tell("sheet_chart", number=nth + 1)), one, tell)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _put(page: Any, row: int, column: int, value: object, *, bold: bool = False) -> Any:
    """A cell; a text stays text, whatever it begins with."""
    cell = page.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"
        if value[:1] in "=+-@\t\r":
            cell.quotePrefix = True
    if bold:
        cell.font = BOLD
    return cell


def _words(page: Any, sheet: Sheet, tell: Teller) -> None:
    page.title = tell("sheet_words")
    page.column_dimensions["A"].width = 110
    mark = f"【{tell('draft_mark')}】" if sheet.imprint.draft else ""
    rows = [(mark + sheet.imprint.title, True), (sheet.number, False), (sheet.day, False)]
    rows += [(one, False) for one in sheet.corrections]
    for part in sheet.parts:
        rows += [(part.heading, True)] if part.heading else []
        rows += [("".join(run.text for run in line), False) for line in part.lines]
    rows += [(sheet.notes, False), (sheet.foot, False)]
    for nth, (words, bold) in enumerate(rows, 1):
        _put(page, nth, 1, words, bold=bold).alignment = Alignment(wrap_text=True, vertical="top")


def _figures(page: Any, told: Briefing, tell: Teller) -> None:
    """Every figure of the whole, now, in the period before, and a year ago."""
    page.column_dimensions["A"].width = 34
    heads = [tell("figure_column"), told.place.name, tell("period_before"), tell("year_ago_column")]
    for column, words in enumerate(heads, 1):
        _put(page, 1, column, words, bold=True)
        page.column_dimensions[get_column_letter(column)].width = 34 if column == 1 else 18
    names = [one for one in (*MEASURES, *RATES) if one in told.whole]
    for row, name in enumerate(names, 2):
        _put(page, row, 1, tell.figure(name))
        for column, figures in enumerate((told.whole, told.before, told.last_year), 2):
            _number(page, row, column, figures.get(name), rate=name in RATES and RATES[name].per == 1)
    page.freeze_panes = "B2"


def _number(page: Any, row: int, column: int, value: float | None, *, rate: bool) -> Any:
    cell = page.cell(row, column, value)
    if rate:
        cell.number_format = "0.0%"
    elif isinstance(value, float):
        cell.number_format = "#,##0.0"
    else:
        cell.number_format = "#,##0"
    return cell


def _table(page: Any, table: Table) -> None:
    for column, words in enumerate(table.heads, 1):
        _put(page, 1, column, words, bold=True)
        page.column_dimensions[get_column_letter(column)].width = 16
    rows = table.rows
    for nth, row in enumerate(rows, 2):
        _put(page, nth, 1, row[0].text, bold=table.summed and nth == len(rows) + 1)
        for column, one in enumerate(row[1:], 2):
            if one.value is None:
                _put(page, nth, column, one.text)
            else:
                _number(page, nth, column, one.value, rate=one.rate)
    page.freeze_panes = "B2"
    if table.charted is not None and len(rows) > 1:
        chart, column = BarChart(), table.charted + 1
        chart.title, chart.type, chart.legend = table.heads[column - 1], "bar", None
        chart.add_data(Reference(page, min_col=column, min_row=2, max_row=len(rows)))
        chart.set_categories(Reference(page, min_col=1, min_row=2, max_row=len(rows)))
        chart.y_axis.number_format = "0%" if rows[0][table.charted].rate else "General"
        chart.height = max(7.0, 0.7 * len(rows))
        chart.x_axis.delete = chart.y_axis.delete = False
        page.add_chart(chart, f"A{len(rows) + 4}")


def _months(page: Any, picture: Picture, tell: Teller) -> None:
    _put(page, 1, 1, tell("month_column"), bold=True)
    _put(page, 1, 2, picture.caption, bold=True)
    page.column_dimensions["B"].width = 40
    for nth, (month, value) in enumerate(zip(picture.months, picture.values, strict=True), 2):
        _put(page, nth, 1, month)
        _number(page, nth, 2, value, rate=picture.rate)
    chart: Any = LineChart() if picture.rate else BarChart()
    last = len(picture.months) + 1
    chart.title, chart.legend = picture.caption, None
    chart.add_data(Reference(page, min_col=2, min_row=2, max_row=last))
    chart.set_categories(Reference(page, min_col=1, min_row=2, max_row=last))
    chart.y_axis.number_format = "0%" if picture.rate else "0"
    chart.x_axis.delete = chart.y_axis.delete = False
    page.add_chart(chart, "D2")
