"""What people write where a report needs a code: names of categories and of sources."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache

from gridgis.cases.term_models import Category
from gridgis.core.errors import Invalid
from gridgis.core.texts import narrow
from gridgis.core.vocabulary import SOURCES
from gridgis.core.wording import LANGUAGES, Both, Phrase
from gridgis.exchange.reading.tables import Row
from gridgis.intake.rules import is_mangled

MOST_NAMED = 6
"""So many categories are named in a refusal."""

OTHER_SOURCES = {
    "citizen": ("群众", "居民", "市民", "群众举报", "随手拍"),
    "grid_worker": ("网格员", "网格", "网格上报", "网格巡查"),
    "hotline_12345": ("12345", "热线", "市长热线", "政务热线", "12345 政务服务便民热线"),
    "digital_urban": ("城管", "智慧城管"),
    "peace_system": ("平安", "平安浙江", "平安系统"),
    "river_chief": ("河长", "河长制"),
    "sensor": ("物联感知", "感知设备", "物联网"),
    "office": ("部门", "部门转办", "单位移交"),
}
"""What other systems call our sources, besides their names in the catalogue."""

_LEVELS = re.compile(r"[/\\|>→＞»]|--+|—+")
"""What stands between a group and its category: 市容秩序/占道经营."""
_SIGNS = re.compile(r"[\s\"'“”‘’「」、，,·.]")
_BRACKETED = re.compile(r"\([^()]*\)")


@dataclass
class CategoryNames:
    """The categories of this installation, to be found by code or by name."""

    by_code: dict[str, Category]
    by_name: dict[str, list[Category]] = field(default_factory=dict)

    @classmethod
    def of(cls, categories: Sequence[Category]) -> "CategoryNames":
        """Make it of all categories; a name without its brackets counts where no category has it whole."""
        whole: dict[str, list[Category]] = defaultdict(list)
        bare: dict[str, list[Category]] = defaultdict(list)
        for one in categories:
            names = {one.name_zh, one.name_en}
            for key in {_key(name) for name in names}:
                whole[key].append(one)
            for key in {_key(_BRACKETED.sub("", narrow(name))) for name in names}:
                bare[key].append(one)
        return cls({one.code: one for one in categories}, {**bare, **whole})

    def code_of(self, text: str) -> str:
        """The code of a level-2 category.

        Args:
            text: its code, its name in either language, or its group and its name (市容秩序/占道经营).

        Raises:
            Invalid: there is none, it is a group, or several have the name.
        """
        plain = narrow(text).strip()
        if not plain:
            raise Invalid("reports.category_empty", field="category_code")
        if (coded := self.by_code.get(plain.upper())) is not None:
            return self._chosen(text, [coded])
        parts = [part for part in _LEVELS.split(plain) if part.strip()]
        named = self.by_name.get(_key(plain), [])
        if not named and len(parts) > 1:
            named = self._below(parts)
        return self._chosen(text, named)

    def _below(self, parts: Sequence[str]) -> list[Category]:
        """Those of the last part's name, in the group that the parts before it name."""
        groups = {one.code for part in parts[:-1] for one in self.by_name.get(_key(part), []) if one.level == 1}
        named = self.by_name.get(_key(parts[-1]), [])
        return [one for one in named if one.level == 2 and one.parent_code in groups]

    def _chosen(self, text: str, named: Sequence[Category]) -> str:
        asked = text.strip()[:40]
        owned = [one for one in named if one.level == 2]
        if len(owned) == 1:
            return owned[0].code
        if owned:
            raise Invalid("reports.category_several", field="category_code", name=asked, choices=_said(owned))
        if named:
            inside = [one for one in self.by_code.values() if one.parent_code == named[0].code]
            choices = _said(inside)
            raise Invalid("reports.category_is_group", field="category_code", name=asked, choices=choices)
        if alike := self._alike(text):
            raise Invalid("reports.category_alike", field="category_code", name=asked, choices=_said(alike))
        raise Invalid("reports.category_unknown", field="category_code", name=asked)

    def _alike(self, text: str) -> list[Category]:
        """Categories whose names hold the text, are held by it, or look like it."""
        key = _key(text)
        if len(key) < 2:
            return []
        names = {name: one for name, some in self.by_name.items() for one in some if one.level == 2}
        held = [one for name, one in names.items() if key in name or (len(name) > 1 and name in key)]
        close = [names[name] for name in get_close_matches(key, list(names), n=MOST_NAMED, cutoff=0.5)]
        return list({one.code: one for one in [*held, *close]}.values())


def coded(row: Row, names: CategoryNames) -> Row:
    """A row with codes in place of the names it gives.

    Raises:
        Invalid: its category is none, a group, or one of several of the name.
    """
    values = dict(row.values)
    category = values.get("category_code", "")
    if not is_mangled(narrow(category).strip()):
        values["category_code"] = names.code_of(category)
    if values.get("source"):
        values["source"] = source_code(values["source"])
    return replace(row, values=values)


def source_code(text: str) -> str:
    """The code of a source by its code or name; what is none stays as it is, to be refused."""
    return _sources().get(_key(text), text)


@cache
def _sources() -> dict[str, str]:
    named = {_key(Phrase(f"source.{one}").words(language)): one for one in SOURCES for language in LANGUAGES}
    other = {_key(name): one for one, names in OTHER_SOURCES.items() for name in names}
    return {_key(one): one for one in SOURCES} | other | named


def _said(categories: Sequence[Category]) -> list[Phrase]:
    return [
        Phrase("reports.category_named", {"name": Both(one.name_zh, one.name_en), "code": one.code})
        for one in categories[:MOST_NAMED]
    ]


def _key(name: str) -> str:
    """A name by its letters: width, case, spaces and punctuation don't count."""
    return _SIGNS.sub("", narrow(name)).casefold()
