"""The work of a route as one unit: one thread, one connection, one transaction, committed before the answer leaves."""

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum
from functools import partial, wraps
from inspect import Parameter, isclass, iscoroutinefunction, signature
from time import sleep
from typing import Any, NoReturn, ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from psycopg2.errors import DeadlockDetected
from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from api.problems import CommitLost
from gridgis.core import budget
from gridgis.core.errors import Invalid
from gridgis.core.texts import storable

BASE = "/api/v1"
"""The address of the API."""

AGAIN_S = (0.1, 0.5)
"""So long after a deadlock a unit is done again."""

READS = ("GET", "HEAD")

SENT_BY_PHONES = ("PUT", "PATCH")
OF_REPORTS = f"{BASE}/reports/"
"""Reports and their photos."""

SHOWN = 40
"""So many signs of an unknown parameter are told again."""

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Made:
    """In the annotation of a route's parameter: how it is made of a request, in its unit where it asks the database.

    The framework never sees such a parameter; what it does for one took longer than making it.
    """

    by: Callable[[Request], Any] | None = None
    asks: Callable[[Request, Session], Any] | None = None

    def __get_pydantic_core_schema__(self, *_: object) -> NoReturn:
        """Fail as the route is made where the framework does see it: whoever sends a request would say who they are.

        Raises:
            TypeError: it stands elsewhere than with a parameter of the route itself, or not alone.
        """
        raise TypeError("what a unit makes is a parameter of a route itself, told by its alias alone")


class Unit(APIRoute):
    """A route whose work is one unit. Each change of thread costs as much as a small statement; this is the only one.

    A stranger is told that nobody is signed in, even where what they sent can't be read either. No text comes into a
    statement, by address or query, that the database can't keep. A parameter that a route of the API does not know is
    refused: a filter that narrows nothing would be believed. The page reads its own addresses by itself.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **told: Any) -> None:
        self.made = _made(endpoint)
        super().__init__(path, _in_a_unit(endpoint, self.made), **told)

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The handler of a request."""
        handle = super().get_route_handler()
        asks = [one.asks for one in self.made.values() if one.asks]
        known = query_names(self) if self.path.startswith(BASE) else None

        async def handled(request: Request) -> Response:
            _refuse_unstorable(request)
            try:
                _refuse_unknown(request, known)
                answer: Response = await handle(request)
            except (RequestValidationError, UnknownParameter):
                if asks:
                    await in_turn(request, lambda session: [ask(request, session) for ask in asks])
                raise
            return answer

        return handled


def query_names(route: APIRoute) -> list[str]:
    """The parameters that a route takes in its query, in the order of its document."""
    names: list[str] = []
    waiting = [route.dependant]
    while waiting:
        part = waiting.pop()
        for field in part.query_params:
            model = field.field_info.annotation
            if isclass(model) and issubclass(model, BaseModel):
                names += [one.alias or name for name, one in model.model_fields.items()]
            else:
                names.append(field.alias)
        waiting.extend(reversed(part.dependencies))
    return list(dict.fromkeys(names))


class UnknownParameter(Invalid):
    """A query names what its route does not know."""


def Router(*, prefix: str = "", tags: list[str | Enum]) -> APIRouter:  # noqa: N802 - makes what it is called after
    """A router below the API's own address, whose routes are units.

    Its routes are put into the application as they are: including it would make each anew, at the first request.
    """
    return APIRouter(prefix=BASE + prefix, tags=tags, route_class=Unit)


async def in_turn(request: Request, work: Callable[[Session], Answer]) -> Answer:
    """Do work with a session in a thread of its own, when it is its turn: no request waits while it holds a connection.

    What only reads leaves some turns to what changes something: a move does not wait behind two hundred desks that ask
    again because of the one before it. What phones send by themselves leaves most: after a day without network a
    thousand send at once, and no desk waits behind them.

    Of two units that wait for each other the database ends one, which is done again: who asked notices nothing.

    Raises:
        CommitLost: the connection broke while it was saved.
    """
    state = request.app.state
    async with _gate(request) or nullcontext():
        return await to_thread.run_sync(partial(_done, request, work), limiter=state.turns)


def _gate(request: Request) -> CapacityLimiter | None:
    """What a unit passes before it waits for its turn."""
    if request.method in READS:
        reading: CapacityLimiter = request.app.state.reading
        return reading
    if request.method in SENT_BY_PHONES and request.scope["path"].startswith(OF_REPORTS):
        arriving: CapacityLimiter = request.app.state.arriving
        return arriving
    return None


def _done(request: Request, work: Callable[[Session], Answer]) -> Answer:
    for wait_s in AGAIN_S:
        try:
            return _once(request, work)
        except OperationalError as error:
            if not isinstance(error.orig, DeadlockDetected):
                raise
        sleep(wait_s)  # nothing was kept of it, and what it stood in the way of goes on
    return _once(request, work)


def _once(request: Request, work: Callable[[Session], Answer]) -> Answer:
    state = request.app.state
    usual = state.settings.request_seconds
    with state.sessions() as session:
        budget.begin(session, getattr(request.state, "seconds", usual), usual)
        answer = work(session)
        session.flush()
        try:
            session.commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                raise CommitLost from error
            raise
    return answer


def _made(endpoint: Callable[..., Any]) -> dict[str, Made]:
    """The parameters that the unit makes, by name."""
    parts = {name: getattr(one.annotation, "__metadata__", ()) for name, one in signature(endpoint).parameters.items()}
    return {name: part for name, told in parts.items() for part in told if isinstance(part, Made)}


def _in_a_unit(endpoint: Callable[..., Any], made: dict[str, Made]) -> Callable[..., Awaitable[Any]]:
    """An endpoint whose parameters that ask the database are made in the thread in which it runs itself."""
    whole = signature(endpoint)
    rest = [one for name, one in whole.parameters.items() if name not in made]
    own = next((one.name for one in rest if one.annotation is Request), None)
    outer = [] if own else [Parameter("_request", Parameter.KEYWORD_ONLY, annotation=Request)]
    free = {name: one.by for name, one in made.items() if one.by}
    asking = {name: one.asks for name, one in made.items() if one.asks}

    @wraps(endpoint)
    async def work(**given: Any) -> Any:
        request: Request = given[own] if own else given.pop("_request")
        return await _run(endpoint, request, given | {name: make(request) for name, make in free.items()}, asking)

    work.__signature__ = whole.replace(parameters=[*rest, *outer])  # type: ignore[attr-defined]
    return work


async def _run(
    endpoint: Callable[..., Any],
    request: Request,
    given: dict[str, Any],
    asking: dict[str, Callable[[Request, Session], Any]],
) -> Any:
    def whole_of(session: Session) -> dict[str, Any]:
        return given | {name: ask(request, session) for name, ask in asking.items()}

    if iscoroutinefunction(endpoint):
        return await endpoint(**(await in_turn(request, whole_of) if asking else given))
    if asking:
        return await in_turn(request, lambda session: endpoint(**whole_of(session)))
    return await to_thread.run_sync(partial(endpoint, **given))


def _refuse_unstorable(request: Request) -> None:
    if not storable(request.scope["path"]):
        raise Invalid("api.path_zero_byte")
    for name, value in request.query_params.items() if request.scope["query_string"] else ():
        if not storable(value):
            raise Invalid("api.query_zero_byte", field=name)


def _refuse_unknown(request: Request, known: list[str] | None) -> None:
    for name in request.query_params if request.scope["query_string"] else ():
        if known is not None and name not in known:
            kind = "api.unknown_parameter" if known else "api.no_parameters"
            raise UnknownParameter(kind, field=name[:SHOWN], known=known)
