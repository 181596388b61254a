"""The minutes of a meeting on paper: written by the writer of briefings, into the red head of the county."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import count

from sqlalchemy.orm import Session

from gridgis.briefing.files import DOCX
from gridgis.briefing.laying import numeral
from gridgis.briefing.models import RedHead
from gridgis.briefing.printing import paper, pdf
from gridgis.briefing.sheets import Cell, Imprint, Part, Run, Sheet, Table
from gridgis.briefing.telling import Teller
from gridgis.core.errors import NotFound
from gridgis.core.wording import worded
from gridgis.meetings.models import Meeting
from gridgis.meetings.queries import MeetingStory, get, story_of
from gridgis.meetings.rules import COUNTING
from gridgis.meetings.telling import title_of
from gridgis.security.rules import Actor

KINDS: Mapping[str, str] = {"pdf": "application/pdf", "docx": DOCX}
"""The kinds of files and their media types."""
BLANK = "—"


def document(session: Session, actor: Actor, meeting_id: int, name: str, tell: Teller, *, at: datetime) -> bytes:
    """A meeting as a file: agenda, minutes and decisions as the actor reads them; marked as a draft until confirmed.

    Raises:
        NotFound: the actor sees no such meeting, or there is no such kind of file.
    """
    if name not in KINDS:
        raise NotFound("briefing.no_file", name=name[:40], names=[*KINDS])
    meeting = get(session, actor, meeting_id, day=at.date())
    sheet = lay(session, meeting, story_of(session, actor, meeting, at=at), tell, at)
    head = session.get(RedHead, meeting.county_code)

    def docx() -> bytes:
        from gridgis.briefing.document import docx as written  # noqa: PLC0415 - python-docx, for the few that ask

        return written(sheet, None if head is None else bytes(head.content))

    makers: dict[str, Callable[[], bytes]] = {"pdf": lambda: pdf(paper(sheet)), "docx": docx}
    return makers[name]()


def lay(session: Session, meeting: Meeting, story: MeetingStory, tell: Teller, at: datetime) -> Sheet:
    """Lay a meeting out as its paper: head, when and where, agenda, minutes, decisions, signature."""
    called = title_of(session, meeting)
    held = meeting.held_at.astimezone(at.tzinfo)
    day = (meeting.confirmed_at or meeting.held_at).astimezone(at.tzinfo).date()
    confirmed = meeting.state in COUNTING

    def said(kind: str, **facts: object) -> str:
        return worded(f"meetings.{kind}", facts, tell.language)

    title = said("paper_title", meeting=called, day=tell.day(held.date()))
    return Sheet(
        language=tell.language,
        imprint=Imprint(title, not confirmed, day, writer=meeting.made_by, signer=meeting.confirmed_by),
        red=said("paper_red", meeting=called),
        number=tell.day(held.date()),
        day=tell.day(day),
        parts=[
            Part("head", "head", fields={"organ": story.row.place_name, "notice": ""}),
            *_parts(story, tell, said, f"{held:%Y-%m-%d %H:%M}"),
            Part("signature", "signature", fields={}),
        ],
        notes=said("paper_notes"),
        foot=said("paper_foot", moment=tell.moment(at)),
        corrections=[],
    )


def _parts(story: MeetingStory, tell: Teller, said: Callable[..., str], when: str) -> Iterator[Part]:
    nth = count(1)

    def heading(kind: str) -> str:
        return tell("numbered", mark=numeral(next(nth), tell), words=said(kind))

    yield Part("when", "text", lines=[[Run(said("paper_when", when=when, room=story.row.room or BLANK))]])
    if story.items:
        lines = [[Run(f"{i}．{one.title}")] for i, one in enumerate(story.items, 1)]
        yield Part("agenda", "text", heading("paper_agenda"), lines)
    if story.minutes:
        lines = [[Run(one)] for one in story.minutes.splitlines() if one.strip()]
        yield Part("minutes", "text", heading("paper_minutes"), lines)
    if story.decisions:
        heads = [said(f"paper_{one}") for one in ("nth", "words", "office", "due")]
        rows = [
            [Cell(str(i)), Cell(one.words), Cell(one.office_name or BLANK), Cell(str(one.due_on or BLANK))]
            for i, one in enumerate(story.decisions, 1)
        ]
        table = Table("", heads, rows, summed=False, widths=(1, 8, 3, 2))
        yield Part("decisions", "table", heading("paper_decisions"), table=table)
