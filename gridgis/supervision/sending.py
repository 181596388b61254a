"""The worker's part in messages: sending what waits in the outbox, and forgetting what is old."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.core.db import until_nothing
from gridgis.core.wording import Language
from gridgis.messages import actions
from gridgis.messages.sending import Senders, send_all

LOG = logging.getLogger("gridgis.worker")


def add_to(app: App, sessions: sessionmaker[Session], zone: str, language: Language) -> None:
    """Give a queue's application the jobs of the outbox: every ten seconds, and once a night."""
    local, senders = ZoneInfo(zone), Senders()

    @app.periodic(cron="* * * * * */10")
    @app.task(queueing_lock="send_messages", pass_context=False)
    def send_messages(timestamp: int) -> int:
        sent = send_all(sessions, lambda: datetime.now(local), language, senders)
        if sent:
            LOG.info("sent %d messages out of the house", sent)
        return sent

    @app.periodic(cron="20 3 * * *")
    @app.task(queueing_lock="forget_messages", pass_context=False)
    def forget_messages(timestamp: int) -> int:
        return until_nothing(sessions, lambda session: actions.forget(session, at=datetime.now(local)))
