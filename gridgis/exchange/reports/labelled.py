"""Tables of words with their category: what suggestions of categories are measured by."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gridgis.core.errors import Invalid
from gridgis.core.wording import Phrase
from gridgis.exchange.reading.tables import Row, rows_of
from gridgis.suggesting.learning import Example

TEXTS = (
    "description",
    "文字",
    "文本",
    "正文",
    "content",
    "words",
    "诉求内容",
    "问题描述",
    "事件描述",
    "内容",
    "描述",
    "工单内容",
    "反映内容",
)
CATEGORIES = ("category_code", "label", "class", "类别编码", "事项编码", "类别", "诉求类别", "事项类别", "问题类型")


@dataclass(frozen=True)
class Labelled:
    """The rows that can be used, in the file's order; how many lack words or category; what was guessed."""

    examples: list[Example]
    skipped: int
    notes: list[Phrase]


def labelled(
    path: Path, encoding: str = "", *, text_column: str | None = None, category_column: str | None = None
) -> Labelled:
    """Read a CSV file or a workbook.

    Args:
        path: the file, with a header.
        encoding: of a CSV; empty to find out.
        text_column: the column of the words; left out, `text` or one of `TEXTS`.
        category_column: that of the category, a code or a name; left out, `category` or one of `CATEGORIES`.

    Raises:
        Invalid: the file can't be read, a column is missing, or no row has both.
    """
    names: dict[str, tuple[str, ...]] = {"text": (text_column,) if text_column else TEXTS}
    names["category"] = (category_column,) if category_column else CATEGORIES
    columns = ("text", "category")
    examples, skipped, notes = [], 0, list[Phrase]()
    for row in _rows(path, encoding, columns, names, notes):
        text, category = (row.values.get(name, "").strip() for name in columns)
        if row.fault is None and text and category:
            examples.append(Example(text, category))
        else:
            skipped += 1
    if not examples:
        raise Invalid("suggesting.no_rows", name=path.name, field="file")
    return Labelled(examples, skipped, notes)


def _rows(
    path: Path, encoding: str, columns: tuple[str, str], names: dict[str, tuple[str, ...]], notes: list[Phrase]
) -> Iterator[Row]:
    try:
        yield from rows_of(path, encoding, columns=columns, required=columns, other_names=names, notes=notes)
    except Invalid as error:
        if error.kind != "tables.header_lacks":
            raise
        header = [str(one) for one in error.facts.get("header", ()) if one]
        facts = {"header": header, "texts": list(names["text"][-4:]), "categories": list(names["category"][-4:])}
        raise Invalid("suggesting.no_columns", field="header", **facts) from None
