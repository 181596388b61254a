"""The accounts with which the demo is tried."""

import csv
from dataclasses import dataclass
from pathlib import Path

from gridgis.core.paths import DEMO

PASSWORD = "gridgis-demo"  # noqa: S105


@dataclass(frozen=True)
class DemoAccount:
    """An account of the demo, with its password."""

    username: str
    password: str
    display_name: str
    title: str
    page: str


@dataclass(frozen=True)
class AccountPlan:
    """An account of the recipe: its roles as (role, level, place code)."""

    username: str
    display_name: str
    title: str
    page: str
    posts: tuple[tuple[str, str, str], ...]
    duty_at: str


def plans(folder: Path = DEMO) -> list[AccountPlan]:
    """The accounts of a recipe, in file order."""
    with (folder / "accounts.csv").open(encoding="utf-8", newline="") as lines:
        return [_plan(row) for row in csv.DictReader(lines)]


def _plan(row: dict[str, str]) -> AccountPlan:
    posts = tuple(_post(one) for one in row["posts"].split())
    return AccountPlan(row["username"], row["display_name"], row["title"], row["page"], posts, row["duty_at"])


def _post(one: str) -> tuple[str, str, str]:
    role, level, code = one.split(":")
    return role, level, code


def listed(folder: Path = DEMO) -> list[DemoAccount]:
    """What the sign-in page offers."""
    return [DemoAccount(p.username, PASSWORD, p.display_name, p.title, p.page) for p in plans(folder)]
