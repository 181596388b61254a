"""The command line of gridgis: which command stands where. A command's module is read when the command is run."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from gridgis.cli.speaking import of_help, speak
from gridgis.exchange.tables.registry import TABLES

GROUPS = {
    "db": "db",
    "account": "accounts",
    "county": "county_group",
    "import": "imports",
    "export": "exports",
    "check": "checks",
    "readers": "readers",
    "settings": "settings",
    "suggest": "suggests",
    "duplicates": "duplicates",
    "objects": "objects_group",
}
"""The kind of help of each group."""

WAYS = ("import", "export")
COMMANDS = {
    "db start": ("db.start", "cmd_db_start"),
    "db stop": ("db.stop", "cmd_db_stop"),
    "db status": ("db.status", "cmd_db_status"),
    "db url": ("db.url", "cmd_db_url"),
    "db migrate": ("db.migrate", "cmd_db_migrate"),
    "db destroy": ("db.destroy", "cmd_db_destroy"),
    "account unlock": ("accounts.unlock", "cmd_unlock"),
    "account slowed": ("accounts.slowed", "cmd_slowed"),
    "account add": ("accounts.add", "cmd_account_add"),
    "account close": ("accounts.close", "cmd_account_close"),
    "account list": ("accounts.listed", "cmd_account_list"),
    "account grant": ("accounts.grant", "cmd_grant"),
    "account password": ("accounts.password", "cmd_password"),
    "account link": ("accounts.link", "cmd_account_link"),
    "account links": ("accounts.links", "cmd_account_links"),
    "county init": ("county.init", "cmd_county_init"),
    "import reports": ("reports.import_reports", "cmd_import_reports"),
    "import line-chiefs": ("line_chiefs.import_line_chiefs", "cmd_import_line_chiefs"),
    "import addresses": ("addresses.import_addresses", "cmd_import_addresses"),
    "import calendar": ("calendar.import_calendar", "cmd_import_calendar"),
    "import grids": ("boundaries.import_grids", "cmd_import_grids"),
    "import divisions": ("boundaries.import_divisions", "cmd_import_divisions"),
    "import line-grids": ("boundaries.import_line_grids", "cmd_import_line_grids"),
    "export grids": ("boundaries.export_grids", "cmd_export_grids"),
    "export addresses": ("addresses.export_addresses", "cmd_export_addresses"),
    "check grids": ("checking.check_grids", "cmd_check_grids"),
    "check numbers": ("checking.check_numbers", "cmd_check_numbers"),
    "check figures": ("checking.check_figures", "cmd_check_figures"),
    "readers list": ("readers.list_readers", "cmd_list_readers"),
    "readers add": ("readers.add", "cmd_add_reader"),
    "readers remove": ("readers.remove", "cmd_remove_reader"),
    "readers unknown": ("readers.unknown", "cmd_unknown_cases"),
    "settings schedule": ("calendar.schedule", "cmd_schedule"),
    "settings category": ("calendar.category", "cmd_category"),
    "settings export": ("packs.export", "cmd_settings_export"),
    "settings import": ("packs.take", "cmd_settings_import"),
    "settings drafts": ("packs.draft", "cmd_settings_drafts"),
    "settings categories": ("calendar.categories", "cmd_categories"),
    "settings changes": ("calendar.listed", "cmd_setting_changes"),
    "settings undo": ("calendar.undo", "cmd_setting_undo"),
    "suggest learn": ("suggesting.learn", "cmd_suggest_learn"),
    "suggest evaluate": ("suggesting.evaluate", "cmd_suggest_evaluate"),
    "duplicates evaluate": ("duplicates.evaluate", "cmd_duplicates_evaluate"),
    "objects form": ("objects.form", "cmd_objects_form"),
    "objects report-form": ("objects.report", "cmd_objects_report_form"),
    "objects propose": ("objects.proposed", "cmd_objects_propose"),
    "briefing": ("briefing.briefing", "cmd_briefing"),
    "demo": ("demo.demo", "cmd_demo"),
    "route": ("routing.route", "cmd_route"),
    "serve": ("serving.serve", "cmd_serve"),
    "worker": ("running.worker", "cmd_worker"),
    **{f"{way} {name}": (f"tables.{way}ing.{name}", f"cmd_{way}_{name}") for name in TABLES for way in WAYS},
}
"""By the words that are typed: module and function, or what makes it of a name; and the kind of its help."""


class _Late(TyperGroup):
    """A group that lists its commands by their help, and reads the one that is run from its module."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Name, command and what is left of the words; the command comes from its module."""
        name, command, rest = super().resolve_command(ctx, args)
        words = f"{self.name} {name}" if self.name in GROUPS else name
        if command is None or words not in COMMANDS:
            return name, command, rest
        where, kind = COMMANDS[words]
        module, function, *named = where.split(".")
        found = getattr(import_module(f"gridgis.cli.{module}"), function)
        alone = typer.Typer(add_completion=False)
        alone.command(name, help=of_help(kind))(found(*named) if named else found)
        return name, typer.main.get_command(alone), rest


def _listed() -> None:
    """Stands for a command in the list of its group."""


def _made() -> typer.Typer:
    speak()
    app = typer.Typer(
        cls=_Late,
        help=of_help("gridgis"),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    groups = {name: typer.Typer(cls=_Late, help=of_help(kind), no_args_is_help=True) for name, kind in GROUPS.items()}
    for name, group in groups.items():
        app.add_typer(group, name=name)
    for words, (_, kind) in COMMANDS.items():
        *first, name = words.split()
        (groups[first[0]] if first else app).command(name, help=of_help(kind))(_listed)
    return app


app = _made()
