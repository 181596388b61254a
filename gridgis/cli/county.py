"""`gridgis county init`: outlines, grids and the first administrators of a new county."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from gridgis.cli.accounts import tell_link
from gridgis.cli.boundaries import Level, import_divisions, import_grids
from gridgis.cli.console import installation, local_now, say, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.errors import Invalid
from gridgis.core.paths import REFERENCE
from gridgis.divisions import queries as divisions
from gridgis.divisions.actions import found_city
from gridgis.exchange.reference import loading
from gridgis.security import credentials, opening
from gridgis.security.rules import SYSTEM

Outlines = Annotated[Path | None, typer.Option(exists=True, help=of_help("outlines_file"))]
Administrator = Annotated[str | None, typer.Option(help=of_help("admin_name"))]


def init(
    city: Annotated[str | None, typer.Option(help=of_help("city_code"))] = None,
    city_name: Annotated[str | None, typer.Option(help=of_help("city_name"))] = None,
    counties: Outlines = None,
    towns: Outlines = None,
    villages: Outlines = None,
    grids: Annotated[Path | None, typer.Option(exists=True, help=of_help("grids_file"))] = None,
    county: Annotated[str, typer.Option(help=of_help("county"))] = "",
    system: Administrator = None,
    security: Administrator = None,
    audit: Administrator = None,
) -> None:
    """Take in what is told, then open the administrators that are not there yet; asked again, it goes on."""
    _begin(city, city_name)
    levels = {Level.COUNTY: counties, Level.TOWN: towns, Level.VILLAGE: villages}
    for level, file in levels.items():
        found = file or _file(f"the_{level}")
        if found is not None:
            import_divisions(found, level)
    net = grids or _file("the_grids")
    if net is not None:
        import_grids(net, county or _asked("ask_county") or "", publish=True)
    roles = {"sys_admin": system, "sec_admin": security, "audit_admin": audit}
    names = {role: name if name is not None else _asked("ask_account", role) for role, name in roles.items()}
    _open_administrators({role: name for role, name in names.items() if name})
    say(said("county_next"))


def _begin(city: str | None, city_name: str | None) -> None:
    """Roles, categories, limits and the calendar, and the city in which the counties lie, where they are not there."""
    with transaction() as (session, settings):
        if loading.load_first(session, REFERENCE):
            say(said("reference_loaded"))
        if divisions.root(session) is None or city is not None:
            code = city or _asked("ask_city")
            if code is None:
                raise Invalid("cli.city_wanted", field="city")
            name = city_name or _asked("ask_city_name") or code
            found_city(session, SYSTEM, code, name, at=local_now(settings))


def _asked(kind: str, what: str | None = None) -> str | None:
    if not sys.stdin.isatty():
        return None
    words = said(kind, what=said(what)) if what is not None else said(kind)
    return str(typer.prompt(words, default="", show_default=False)).strip() or None


def _file(what: str) -> Path | None:
    named = _asked("ask_file", what)
    return Path(named) if named else None


def _open_administrators(names: dict[str, str]) -> None:
    with installation():
        for name in names.values():
            if list(names.values()).count(name) > 1:
                raise Invalid("accounts.one_for_all", username=name)
    with transaction() as (session, settings):
        at = local_now(settings)
        links = []
        for role, name in names.items():
            words = said(role)
            opening.add_account(session, name, None, words, title="", at=at)
            opening.grant(session, name, role, "all", "", at=at)
            links.append((name, *credentials.make_link(session, name, by=None, at=at)))
    for name, token, expires_at in links:
        tell_link(settings, name, token, expires_at)
