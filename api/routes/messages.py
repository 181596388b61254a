"""The inbox of whoever is signed in: what they are told, what they have read, and when they are not disturbed."""

from typing import Annotated

from fastapi import Path, Query
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now, PageQuery, allow, moment
from api.documenting import refusing
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.messages import AllAgainDone, AllAgainIn, ChannelIn, Code, HabitsIn, ReadDone, ReadIn, TryIn
from api.schemas.parts import Listed, PageOf
from api.unit import Router
from api.uploads import Folder
from gridgis.messages import actions, notices, queries
from gridgis.messages.actions import Habits
from gridgis.messages.notices import NoticeRow
from gridgis.messages.queries import MessageCounts, MessageRow
from gridgis.messages.rules import OutboxState
from gridgis.settings import channels
from gridgis.settings.channels import ChannelRow, OutgoingRow, Tried

router = Router(tags=["messages"])


@router.get("/messages")
def listed(
    db: Db,
    actor: CurrentActor,
    at: Now,
    page: PageQuery,
    unread: Annotated[bool, Query(description="those alone that were not read")] = False,
) -> PageOf[MessageRow]:
    """Your messages, the newest first; one for a case until you have read it."""
    order = "unread" if unread else "all"
    rows = queries.listed(db, actor, unread=unread, after=page.after(order, moment, int), limit=page.limit)
    following = page.cut(order, rows, lambda last: queries.key_of(last[0]))
    return PageOf(items=queries.shown(db, actor, rows, at), next=following)


@router.get("/messages/counts")
def counts(db: Db, actor: CurrentActor) -> MessageCounts:
    """How many messages and notices you have not read, up to a thousand of either."""
    found = queries.counts(db, actor)
    return MessageCounts(found.unread + notices.unread(db, actor), found.urgent)


@router.post("/messages/read")
def read(db: Db, actor: CurrentActor, at: Now, body: ReadIn) -> ReadDone:
    """Note that you have read some messages and notices, or all up to a moment; what came meanwhile stays unread."""
    done = actions.read(db, actor, body.ids, body.until, at=at) if body.ids or not body.notices else 0
    told = notices.read(db, actor, body.notices, body.until, at=at) if body.notices or body.until else 0
    return ReadDone(read=done + told)


@router.get("/messages/notices")
def told(
    db: Db,
    actor: CurrentActor,
    unread: Annotated[bool, Query(description="those alone that were not read")] = False,
) -> Listed[NoticeRow]:
    """What you are told that is no case, such as a briefing that was signed: the newest first, fifty at most."""
    return Listed(items=notices.listed(db, actor, unread=unread))


@router.get("/messages/habits")
def habits(db: Db, actor: CurrentActor) -> Habits:
    """When nothing that can wait is sent to you out of the house, and where it would be sent."""
    return actions.habits(db, actor)


@router.put("/messages/habits", responses=refusing(404))
def set_habits(db: Db, actor: CurrentActor, at: Now, body: HabitsIn) -> Habits:
    """Set your quiet hours and your addresses; channels that are not named keep theirs."""
    hours = (body.hours.begins, body.hours.ends) if body.hours else None
    return actions.set_habits(db, actor, hours, body.addresses, at=at)


@router.get("/messages/channels", responses=refusing(403))
def ways_out(db: Db, actor: CurrentActor) -> Listed[ChannelRow]:
    """Ways out of the house; no secret is shown."""
    return Listed(items=channels.listed(db, actor))


@router.put("/messages/channels/{code}", responses=refusing(403, 409))
def set_channel(db: Db, actor: CurrentActor, at: Now, code: Code, body: ChannelIn) -> ChannelRow:
    """Set a way out of the house, or make one."""
    return channels.set_channel(db, actor, code, body.asked(), at=at)


@router.post("/messages/channels/{code}/try", dependencies=[allow(30)], responses=refusing(403, 404))
def try_channel(db: Db, actor: CurrentActor, at: Now, code: Code, body: TryIn) -> Tried:
    """Send a message without any case by a channel, as it is kept, and tell how it went."""
    return channels.try_channel(db, actor, code, body.address, at=at)


@router.get("/messages/outbox", responses=refusing(403))
def outbox(db: Db, actor: CurrentActor, page: PageQuery, state: OutboxState = "dead") -> PageOf[OutgoingRow]:
    """What left the house, waits to, or could not, the newest first; neither case nor event is told."""
    rows = channels.outbox(db, actor, state, after=page.after(state, moment, int), limit=page.limit)
    return PageOf(items=rows, next=page.cut(state, rows, lambda last: (last.at, last.id)))


@router.post("/messages/outbox/{id}/again", responses=refusing(403, 404, 409))
def again(db: Db, actor: CurrentActor, at: Now, id: Annotated[int, Path(ge=1, lt=2**63)]) -> OutgoingRow:
    """Send once more what was given up."""
    return channels.again(db, actor, id, at=at)


@router.post("/messages/outbox/again", responses=refusing(403))
def all_again(db: Db, actor: CurrentActor, at: Now, body: AllAgainIn) -> AllAgainDone:
    """Send once more all of a channel that was given up; a receiver knows a message again by its key."""
    return AllAgainDone(again=channels.all_again(db, actor, body.channel, at=at))


@router.get("/exports/messages", dependencies=[allow(600)], response_class=FileResponse, responses=BOOK)
def export(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    folder: Folder,
    tongue: Tongue,
    unread: Annotated[bool, Query(description="those alone that were not read")] = False,
) -> FileResponse:
    """Your messages as a workbook, without those of sensitive cases."""
    from gridgis.exchange.queues.messages import write_messages  # noqa: PLC0415 - openpyxl, only where it is needed

    path = folder / "messages.xlsx"
    write_messages(db, actor, path, unread=unread, language=tongue, zone=settings.timezone, at=at)
    return FileResponse(path, media_type=XLSX, filename=f"messages-{at:%Y%m%d}.xlsx")
