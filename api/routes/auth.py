"""Sign in and out."""

import secrets

from fastapi import Request, Response

from api.deps import CSRF_COOKIE, SESSION_COOKIE, Config, CurrentActor, Db, Door, Now, Today, token_of
from api.documenting import refusing
from api.problems import refusal
from api.schemas.auth import Login, SignedIn
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.demo import accounts
from gridgis.demo.accounts import DemoAccount
from gridgis.people import profiles
from gridgis.people.profiles import Profile
from gridgis.security import actions
from gridgis.security.actions import SignInRefused

router = Router(prefix="/auth", tags=["auth"])


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
    kept = {"max_age": settings.session_hours * 3600, "secure": settings.secure_cookies, "samesite": "lax"}
    response.set_cookie(SESSION_COOKIE, token, httponly=True, **kept)  # type: ignore[arg-type]
    response.set_cookie(CSRF_COOKIE, secrets.token_urlsafe(24), **kept)  # type: ignore[arg-type]
    return SignedIn(access_token=token, expires_at=expires_at, me=profiles.of(db, actor, at.date()))


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


@router.get("/demo-accounts")
def demo_accounts(settings: Config) -> Listed[DemoAccount]:
    """Accounts to try the demo with; empty outside the demo."""
    return Listed(items=accounts.listed() if settings.demo else [])
