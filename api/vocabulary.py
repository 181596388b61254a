"""Print what the page and the documentation take from the code instead of writing it again; needs no database."""

import json
import sys
from typing import Any

from gridgis.cases.measures import BY_CELL, MAPPED, MEASURES, RATES
from gridgis.core.wording import LANGUAGES, worded


def vocabulary() -> dict[str, Any]:
    """The figures with their words: by name, as JSON takes them."""
    names = [*MEASURES, *RATES]
    return {
        "MEASURES": {name: {"day": one.day, "better": one.better} for name, one in MEASURES.items()},
        "RATES": {
            name: {
                "part": one.part,
                "whole": one.whole,
                "per": one.per,
                "better": one.better,
                "target": one.target,
                "lists": one.lists,
            }
            for name, one in RATES.items()
        },
        "BY_CELL": BY_CELL,
        "MAPPED": MAPPED,
        "MEASURE_WORDS": {
            language: {name: worded(f"measures.{name}", {}, language) for name in names} for language in LANGUAGES
        },
    }


PAGE = """# Figures

Every figure of the leaders' map, of `GET /stats` and of `GET /cases?measure=`, which lists what a count counts.
Written by `npm run types` from `gridgis/cases/measures.py`; a new figure is added there and gets its words in
`gridgis/core/words/measures.toml` and `measure_of.toml`.

Sensitive cases stand in no figure. The day that counts: of submission, of the end of the total limit promised to the
citizen, of closing, or none for what stands as of now. A rate is not given below its least whole.

| name | 中文 | counts | day | better |
|---|---|---|---|---|
{counts}

| rate | 中文 | is | least whole | better | target |
|---|---|---|---|---|---|
{rates}
"""


def page() -> str:
    """The table of all figures, as Markdown."""

    def words(name: str) -> str:
        return f"{worded(f'measures.{name}', {}, 'zh')} | {worded(f'measure_of.{name}', {}, 'en')}"

    counts = [f"| `{name}` | {words(name)} | {one.day} | {one.better or ''} |" for name, one in MEASURES.items()]
    rates = [
        f"| `{name}` | {words(name)} | {one.least} | {one.better} | {one.target or ''} |" for name, one in RATES.items()
    ]
    return PAGE.format(counts="\n".join(counts), rates="\n".join(rates))


if __name__ == "__main__":
    print(page() if sys.argv[1:] == ["page"] else json.dumps(vocabulary(), ensure_ascii=False, indent=2), end="")
