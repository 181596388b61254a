"""What of an action the audit trail keeps, declared on the action."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from inspect import signature
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, ParamSpec, TypeVar

from gridgis.security.actions import audit

Given = ParamSpec("Given")
Made = TypeVar("Made")


def audited(
    act: str, kind: str, key: str, /, *, when: Callable[[Any], object] = lambda made: True, **facts: str
) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Keep who did what to which thing, in the same transaction as the deed; what is refused is not kept.

    `@audited("plan.{asked.name}", "plan", "{made.id}")`: the templates are filled from the action's arguments, among
    them `session`, `actor` and `at`, and from `made`, what it returns.

    Args:
        act: template of what was done.
        kind: template of what kind of thing it was done to.
        key: template of the thing's key.
        when: whether what was made is a change; a preview is none.
        facts: by name, what else is kept, such as `made.id`.
    """

    def declare(action: Callable[Given, Made]) -> Callable[Given, Made]:
        takes = signature(action)

        @wraps(action)
        def done(*args: Given.args, **kwargs: Given.kwargs) -> Made:
            made = action(*args, **kwargs)
            if when(made):
                bound = takes.bind(*args, **kwargs)
                bound.apply_defaults()
                given = bound.arguments | {"made": made}
                told = {name: _plain(attrgetter(path)(SimpleNamespace(**given))) for name, path in facts.items()}
                account, *said = given["actor"].account_id, *(template.format(**given) for template in (act, kind, key))
                audit(given["session"], account, *said, at=given["at"], **told)
            return made

        return done

    return declare


def _plain(fact: Any) -> Any:
    return fact.isoformat() if isinstance(fact, date) else fact
