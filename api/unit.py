"""The work of a route as one unit: one thread, one connection, one transaction, committed before the answer leaves."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import Any, ParamSpec, TypeVar

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.problems import CommitLost
from gridgis.core import budget

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Later:
    """What stands for a parameter until the unit of its route has begun, since making it asks the database."""

    request: Request
    made: Callable[[Session], Any]


class Unit(APIRoute):
    """A route whose work is one unit. Each change of thread costs as much as a small statement; this is the only one.

    A stranger is told that nobody is signed in, even where what they sent can't be read either.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **told: Any) -> None:
        super().__init__(path, _in_a_unit(endpoint), **told)

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The handler of a request."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                answer: Response = await handle(request)
            except RequestValidationError:
                asks: Later | None = getattr(request.state, "asks", None)
                if asks is not None:
                    await in_turn(request, asks.made)
                raise
            return answer

        return handled


Router = partial(APIRouter, route_class=Unit)


async def in_turn(request: Request, work: Callable[[Session], Answer]) -> Answer:
    """Do work with a session in a thread of its own, when it is its turn: no request waits while it holds a connection.

    Raises:
        CommitLost: the connection broke while it was saved.
    """
    return await to_thread.run_sync(partial(_done, request, work), limiter=request.app.state.turns)


def _done(request: Request, work: Callable[[Session], Answer]) -> Answer:
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


def _in_a_unit(endpoint: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    """An endpoint whose parameters that ask the database are made in the thread in which it runs itself."""

    @wraps(endpoint)
    async def work(**given: Any) -> Any:
        later = {name: one for name, one in given.items() if isinstance(one, Later)}
        request = next((one.request for one in later.values()), None)

        def made(session: Session) -> dict[str, Any]:
            return given | {name: one.made(session) for name, one in later.items()}

        if iscoroutinefunction(endpoint):
            return await endpoint(**(await in_turn(request, made) if request else given))
        if request is None:
            return await to_thread.run_sync(partial(endpoint, **given))
        return await in_turn(request, lambda session: endpoint(**made(session)))

    return work
