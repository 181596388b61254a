"""The worker's periodic jobs, on the queue in the same database."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from procrastinate import App, PsycopgConnector
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases import undoing
from gridgis.cases.naming import follow_all
from gridgis.cases.nearing import fill_near_due
from gridgis.cases.reckoning import reckon_unknown
from gridgis.casework.closing import hand_on
from gridgis.core.db import ALIVE, to_the_end, until_nothing
from gridgis.core.settings import DEFAULTS, Terms
from gridgis.core.wording import Language
from gridgis.plans.handing_over import hand_over_late
from gridgis.plans.moving import publish_due
from gridgis.settings.reckoning import reckon
from gridgis.supervision import nightly, reminding, sending
from gridgis.supervision.actions import pass_time

LOG = logging.getLogger("gridgis.worker")


def make_app(
    url: str,
    sessions: sessionmaker[Session],
    terms: Terms = DEFAULTS,
    language: Language = "zh",
) -> App:
    """The queue's application; run it with `run_worker`.

    Args:
        url: the database, for the queue's own connections.
        sessions: sessions of the same database, for the work.
        terms: of the settings.
        language: of the notes that the clock writes.
    """
    zone = terms.zone
    local = ZoneInfo(zone)
    app = App(connector=PsycopgConnector(conninfo=url, kwargs=ALIVE))

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="pass_time", pass_context=False)
    def end_windows(timestamp: int) -> int:
        moved = until_nothing(sessions, lambda session: pass_time(session, zone=zone, at=datetime.now(local)))
        until_nothing(sessions, lambda session: undoing.forget(session, at=datetime.now(local)))
        return _told("moved %d cases whose window had ended", moved)

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="hand_on", pass_context=False)
    def hand_on_of_closed(timestamp: int) -> int:
        given = until_nothing(
            sessions, lambda session: hand_on(session, zone=zone, at=datetime.now(local), language=language)
        )
        return _told("handed on %d cases of closed offices", given)

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="publish_plans", pass_context=False)
    def publish_plans(timestamp: int) -> int:
        ended = 0
        while True:
            at = datetime.now(local)
            with sessions.begin() as session:
                plan_id = publish_due(session, day=at.date(), at=at, terms=terms, language=language)
                if plan_id is None:
                    hand_over_late(session, at=at, terms=terms)
            if plan_id is None:
                return ended
            ended += 1
            LOG.info("plan %d came to its day", plan_id)

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="follow_posts", pass_context=False)
    def follow_posts(timestamp: int) -> int:
        changed = to_the_end(sessions, lambda session, after: follow_all(session, after=after, at=datetime.now(local)))
        return _told("brought the need-to-know lists of %d cases up to date", changed)

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="reckon_unknown", pass_context=False)
    def reckon_limits(timestamp: int) -> int:
        until_nothing(sessions, lambda session: int(reckon(session, zone=zone, at=datetime.now(local))))
        changed = to_the_end(
            sessions, lambda session, after: reckon_unknown(session, zone=zone, after=after, at=datetime.now(local))
        )
        return _told("reckoned limits of %d cases by another work calendar", changed)

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="fill_near_due", pass_context=False)
    def fill_near(timestamp: int) -> int:
        return until_nothing(sessions, lambda session: fill_near_due(session, zone=zone))

    reminding.add_to(app, sessions, zone)
    nightly.add_to(app, sessions, zone)
    sending.add_to(app, sessions, zone, language)
    return app


def _told(words: str, many: int) -> int:
    if many:
        LOG.info(words, many)
    return many
