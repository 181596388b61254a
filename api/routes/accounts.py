"""Accounts, managed where one manages them: opened, closed, unlocked, handed by links, and what each may see and do."""

from typing import Annotated, Any, Literal

from fastapi import Query
from fastapi.responses import FileResponse

from api.deps import CurrentActor, Day, Db, Now, PageQuery, allow
from api.documenting import refusing
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.accounts import (
    Ended,
    LastDayIn,
    LinkCard,
    LinkCardsIn,
    LinkMade,
    LinksIn,
    OpeningIn,
    ReasonIn,
    RoleIn,
    Unlocked,
)
from api.schemas.parts import Listed, NameIn, PageOf
from api.unit import Router
from api.uploads import Folder
from gridgis.core.wording import Language
from gridgis.people.accounts import actions, handing, queries
from gridgis.people.accounts.handing import Handed
from gridgis.people.accounts.queries import AccountCard, AccountRow, Right

router = Router(tags=["accounts"])

STATES = {"open": False, "closed": True, "all": None, "waiting": False}


Below = Annotated[str | None, Query(max_length=20, description="code of a division")]
State = Literal["open", "waiting", "closed", "all"]
Only = Annotated[State, Query(description="`waiting`: in use, never signed in with, and no link is out")]


@router.get("/accounts", responses=refusing(403))
def listed(
    db: Db, actor: CurrentActor, at: Now, page: PageQuery, parent: Below = None, state: Only = "open"
) -> PageOf[AccountRow]:
    """Accounts that you may know of, by name, with what they hold from today on."""
    return _page(db, actor, at, page, "", parent, state)


@router.post("/accounts/search", responses=refusing(403))
def search(
    db: Db, actor: CurrentActor, at: Now, page: PageQuery, body: NameIn, parent: Below = None, state: Only = "open"
) -> PageOf[AccountRow]:
    """Those of them by part of a name, or how it is said."""
    return _page(db, actor, at, page, body.q.strip(), parent, state)


def _page(
    db: Db, actor: CurrentActor, at: Now, page: PageQuery, words: str, parent: str | None, state: State
) -> PageOf[AccountRow]:
    after = page.after("accounts", str)
    which: dict[str, Any] = {"parent": parent, "closed": STATES[state], "waits_at": at if state == "waiting" else None}
    rows = queries.listed(db, actor, at.date(), words=words, **which, after=after, limit=page.limit)
    return PageOf(items=rows, next=page.cut("accounts", rows, lambda last: (last.username,)))


@router.post("/accounts", status_code=201, responses=refusing(404, 409))
def open_one(db: Db, actor: CurrentActor, at: Now, sent: OpeningIn) -> AccountCard:
    """Open an account of a person or a system, without a password: a link sets it."""
    return queries.card(db, actor, actions.open_one(db, actor, sent.wish(), at=at), at=at)


@router.post("/accounts/links", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(403))
def hand_many(db: Db, actor: CurrentActor, at: Now, folder: Folder, tongue: Tongue, sent: LinksIn) -> FileResponse:
    """Make one-time links of accounts, told in this workbook alone; earlier ones open nothing more."""
    from gridgis.exchange.accounts.link_sheet import write  # noqa: PLC0415 - openpyxl, only where it is needed

    handed = handing.hand_many(db, actor, sent.usernames, parent=sent.parent, at=at)
    path = folder / "links.xlsx"
    write(path, handed, sent.address.rstrip("/"), tongue, at.tzinfo)
    return FileResponse(path, media_type=XLSX, filename=f"account-links-{at.date().isoformat()}.xlsx")


@router.post("/accounts/link-cards", dependencies=[allow(60)], responses=refusing(403))
def hand_cards(db: Db, actor: CurrentActor, at: Now, tongue: Tongue, sent: LinkCardsIn) -> Listed[LinkCard]:
    """Make one-time links of accounts to be printed as cards, told in this answer alone; earlier ones end."""
    handed = handing.hand_many(db, actor, sent.usernames, parent=sent.parent, at=at)
    return Listed(items=[_card(one, tongue) for one in handed])


def _card(one: Handed, tongue: Language) -> LinkCard:
    account, zh = one.account, tongue == "zh"
    return LinkCard(
        username=account.username,
        display_name=account.display_name,
        posts=[f"{it.role_name_zh if zh else it.role_name_en} · {it.place_name}" for it in account.posts],
        path=one.link.path if one.link else None,
        expires_at=one.link.expires_at if one.link else None,
        refusal=one.refusal.words(tongue) if one.refusal else None,
    )


@router.get("/accounts/{username}")
def one(db: Db, actor: CurrentActor, at: Now, username: str) -> AccountCard:
    """An account with its posts of all days, its sign-ins, and what you may do with it."""
    return queries.card(db, actor, username, at=at)


@router.get("/accounts/{username}/rights")
def rights(
    db: Db,
    actor: CurrentActor,
    at: Now,
    username: str,
    day: Annotated[Day | None, Query(description="the day whose posts count; today by default")] = None,
) -> Listed[Right]:
    """What an account may see and do on a day, and by which post."""
    return Listed(items=queries.rights(db, actor, username, day or at.date(), at=at))


@router.post("/accounts/{username}/closing", responses=refusing(409))
def close(db: Db, actor: CurrentActor, at: Now, username: str, sent: ReasonIn) -> AccountCard:
    """Close an account: it is signed out everywhere."""
    actions.close(db, actor, username, sent.reason, at=at)
    return queries.card(db, actor, username, at=at)


@router.post("/accounts/{username}/reopening", responses=refusing(409))
def reopen(db: Db, actor: CurrentActor, at: Now, username: str, sent: ReasonIn) -> AccountCard:
    """Open a closed account again; a link sets its password."""
    actions.reopen(db, actor, username, sent.reason, at=at)
    return queries.card(db, actor, username, at=at)


@router.post("/accounts/{username}/unlocking")
def unlock(db: Db, actor: CurrentActor, at: Now, username: str) -> Unlocked:
    """Forget the wrong passwords of an account, so that it can sign in at once."""
    return Unlocked(addresses=actions.unlock(db, actor, username, at=at))


@router.post("/accounts/{username}/links", status_code=201, responses=refusing(409))
def hand(db: Db, actor: CurrentActor, at: Now, username: str) -> LinkMade:
    """Make the one-time link with which an account's owner sets the password; earlier ones open nothing more."""
    link = actions.hand(db, actor, username, at=at)
    return LinkMade(path=link.path, expires_at=link.expires_at)


@router.post("/accounts/{username}/sign-ins/ending")
def end_sign_ins(db: Db, actor: CurrentActor, at: Now, username: str) -> Ended:
    """End all sign-ins of an account, streams too."""
    return Ended(ended=actions.end_sign_ins(db, actor, username, at=at))


@router.post("/accounts/{username}/posts", status_code=201, responses=refusing(409))
def appoint(db: Db, actor: CurrentActor, at: Now, username: str, sent: RoleIn) -> AccountCard:
    """Give the account of a system a role to which you appoint."""
    actions.appoint(db, actor, username, sent.wish(), at=at)
    return queries.card(db, actor, username, at=at)


@router.post("/accounts/{username}/posts/{post_id}/ending", responses=refusing(409))
def end_post(db: Db, actor: CurrentActor, at: Now, username: str, post_id: int, sent: LastDayIn) -> AccountCard:
    """Let a role of a system's account end with a day."""
    actions.end_post(db, actor, username, post_id, sent.last_day, at=at)
    return queries.card(db, actor, username, at=at)


@router.post("/accounts/{username}/posts/{post_id}/undo", responses=refusing(409))
def undo_post(db: Db, actor: CurrentActor, at: Now, username: str, post_id: int) -> AccountCard:
    """Undo what was given to a system's account today, or does not count yet."""
    actions.undo_post(db, actor, username, post_id, at=at)
    return queries.card(db, actor, username, at=at)
