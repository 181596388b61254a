"""The sheet of one-time links, as a workbook to be printed and cut up; it is written once and kept nowhere."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path

from gridgis.core.wording import Language, Phrase
from gridgis.exchange.tables.sheets import write_book
from gridgis.people.accounts.actions import Link
from gridgis.people.accounts.handing import Handed
from gridgis.people.accounts.queries import AccountRow

HEADS = ("name", "username", "posts", "link", "until")
REFUSED = ("name", "username", "posts", "reason")


def write(path: Path, handed: Sequence[Handed], address: str, language: Language, zone: tzinfo | None) -> None:
    """Write the links of accounts, and on a sheet of its own whom none was made for, with the reason.

    Args:
        address: of the installation, before the path of its pages.
        zone: in which the end of a link is told.

    Raises:
        Invalid: it can't be written.
    """

    def heads(names: Sequence[str]) -> list[str]:
        return [Phrase(f"link_sheet.{name}").words(language) for name in names]

    def named(one: AccountRow) -> list[str]:
        zh = language == "zh"
        posts = (f"{it.role_name_zh if zh else it.role_name_en} · {it.place_name}" for it in one.posts)
        return [one.display_name, one.username, "\n".join(posts)]

    def given(link: Link) -> list[str]:
        return [f"{address}{link.path}", link.expires_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")]

    made = [[*named(one.account), *given(one.link)] for one in handed if one.link is not None]
    refused = [[*named(one.account), one.refusal.words(language)] for one in handed if one.refusal is not None]
    sheets = [(Phrase("link_sheet.title").words(language), heads(HEADS), made)]
    if refused:
        sheets.append((Phrase("link_sheet.refused").words(language), heads(REFUSED), refused))
    write_book(path, sheets)
