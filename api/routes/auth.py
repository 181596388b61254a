"""Sign in and out."""

import secrets
from typing import Annotated

from fastapi import Path, Request, Response
from fastapi.responses import JSONResponse

from api.deps import CSRF_COOKIE, SESSION_COOKIE, Config, CurrentActor, Db, Door, Now, Today, token_of
from api.documenting import refusing
from api.problems import refusal
from api.schemas.accounts import Ended, InvitedOut, PasswordChange, PasswordIn
from api.schemas.auth import Login, Renewed, SignedIn
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.demo import accounts
from gridgis.demo.accounts import DemoAccount
from gridgis.people import profiles
from gridgis.people.accounts import queries
from gridgis.people.accounts.actions import place_words
from gridgis.people.accounts.queries import SignInRow
from gridgis.people.profiles import Profile
from gridgis.security import actions, credentials
from gridgis.security.actions import SignInRefused

router = Router(prefix="/auth", tags=["auth"])

Key = Annotated[str, Path(pattern="^[0-9a-f]{16}$")]


@router.post("/login", response_model=SignedIn, responses=refusing(401, 429))
def login(body: Login, request: Request, response: Response, _: Door, db: Db, at: Now, settings: Config) -> object:
    """Open a sign-in: a cookie for browsers, a bearer token for programs."""
    remote = request.client.host if request.client else ""
    outcome = actions.sign_in(
        db,
        body.username,
        body.password,
        at=at,
        hours=settings.session_hours,
        remote=remote,
        known=() if settings.on_loopback else (accounts.PASSWORD,),
    )
    if isinstance(outcome, SignInRefused):
        return refusal(request, outcome)
    token, expires_at, actor = outcome
    _keep(response, settings, token, secrets.token_urlsafe(24), settings.session_hours * 3600)
    return SignedIn(access_token=token, expires_at=expires_at, me=profiles.of(db, actor, at.date()))


def _keep(response: Response, settings: Config, token: str, csrf: str, seconds: int) -> None:
    """Have the browser keep a sign-in so long."""
    kept = {"max_age": seconds, "secure": settings.secure_cookies, "samesite": "lax"}
    response.set_cookie(SESSION_COOKIE, token, httponly=True, **kept)  # type: ignore[arg-type]
    response.set_cookie(CSRF_COOKIE, csrf, **kept)  # type: ignore[arg-type]


@router.post("/renewal", responses=refusing(404))
def renew(request: Request, response: Response, db: Db, actor: CurrentActor, at: Now, settings: Config) -> Renewed:
    """Let this sign-in last as if it were opened now, at most thirty days in all."""
    token, by_cookie = token_of(request)
    expires_at = actions.renew(db, token or "", at=at, hours=settings.session_hours)
    if by_cookie:
        left = int((expires_at - at).total_seconds())
        _keep(response, settings, token or "", request.cookies.get(CSRF_COOKIE) or secrets.token_urlsafe(24), left)
    return Renewed(expires_at=expires_at)


@router.post("/logout", status_code=204)
def logout(request: Request, response: Response, db: Db, actor: CurrentActor, at: Now) -> None:
    """End this sign-in."""
    token, _ = token_of(request)
    actions.sign_out(db, token or "", at=at)
    response.delete_cookie(SESSION_COOKIE)
    response.delete_cookie(CSRF_COOKIE)


@router.get("/me")
def me(db: Db, actor: CurrentActor, day: Today) -> Profile:
    """Who is signed in, what they hold, and where."""
    return profiles.of(db, actor, day)


@router.post("/password", status_code=204, response_model=None, responses=refusing(429))
def change_password(
    body: PasswordChange, request: Request, _: Door, db: Db, actor: CurrentActor, at: Now
) -> JSONResponse | None:
    """Change your password; your other sign-ins end."""
    remote, (token, _cookie) = request.client.host if request.client else "", token_of(request)
    places = place_words(db)
    refused = credentials.change_password(
        db, actor, body.old, body.password, at=at, token=token or "", remote=remote, places=places
    )
    return refusal(request, refused) if refused is not None else None


@router.get("/invitation/{token}")
def invitation(db: Db, at: Now, token: str) -> InvitedOut:
    """Whose password a one-time link sets."""
    link, account = credentials.invited(db, token, at=at)
    told = {name: getattr(account, name) for name in ("username", "display_name", "title")}
    return InvitedOut(**told, expires_at=link.expires_at)


@router.post("/invitation/{token}")
def accept(body: PasswordIn, _: Door, db: Db, at: Now, token: str) -> InvitedOut:
    """Set the password that a one-time link is for; the link opens nothing more."""
    account = credentials.accept(db, token, body.password, at=at, places=place_words(db))
    told = {name: getattr(account, name) for name in ("username", "display_name", "title")}
    return InvitedOut(**told, expires_at=at)


@router.get("/sign-ins")
def sign_ins(request: Request, db: Db, actor: CurrentActor, at: Now) -> Listed[SignInRow]:
    """Where you are signed in."""
    return Listed(items=queries.sign_ins(db, actor.account_id or 0, at=at, token=token_of(request)[0] or ""))


@router.post("/sign-ins/{key}/ending")
def end_sign_in(db: Db, actor: CurrentActor, at: Now, key: Key) -> Ended:
    """End one of your sign-ins, with the streams it opened."""
    return Ended(ended=credentials.end_sign_ins(db, actor.username, key, at=at, by=actor.account_id))


@router.get("/demo-accounts")
def demo_accounts(settings: Config) -> Listed[DemoAccount]:
    """Accounts to try the demo with; empty outside the demo."""
    return Listed(items=accounts.listed() if settings.demo else [])
