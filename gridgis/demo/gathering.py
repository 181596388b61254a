"""The demo's meetings: two that were held, with decisions done and undone, and one that is planned."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from gridgis.core.wording import worded
from gridgis.demo.staff import Staff
from gridgis.meetings.models import Meeting, MeetingDecision, MeetingItem

TOWN, COUNTY = "330402013", "330402"
HEAD, ROOM = "高志明", "综合指挥室会议室"
MINUTES = (
    "会议听取了上月四平台运行情况，分析了超期案件的成因。\n"
    "会议指出，占道经营、噪声扰民仍是群众反映集中的问题，部分事项在平台之间流转耗时较长。\n"
    "会议要求，各责任单位按期落实本次议定事项，并向综合指挥室报告结果。"
)
Decided = tuple[str, str, int, str]
"""Words, agency of the town, days after the meeting, and the result."""
FIRST: tuple[Decided, ...] = (
    ("集中整治东门农贸市场周边占道经营", "urban_enforcement", 14, "已清理摊点 23 处，安排早晚两班巡查。"),
    ("对反映集中的夜间施工噪声开展联合检查", "urban_enforcement", 20, ""),
    ("排查沿街餐饮店证照和燃气安全", "market", 18, "检查 46 家，督促整改 7 家，均已复查。"),
)
SECOND: tuple[Decided, ...] = (
    ("建立占道经营反复点位清单，一点一策", "urban_enforcement", 10, ""),
    ("核对流动人口登记与出租房台账", "police", 25, ""),
)


def store(session: Session, crew: Staff, local: datetime) -> None:
    """Write the meetings of a town; none where it has no offices."""
    offices = {
        kind: code
        for code, place, kind in zip(
            crew.offices["code"], crew.offices["place_code"], crew.offices["agency_type"], strict=True
        )
        if place == TOWN
    }
    if not offices:
        return
    morning = local.replace(hour=9, minute=0, second=0, microsecond=0)
    first = _held(session, offices, FIRST, morning - timedelta(days=58), "closed")
    late = next(one for one in first if not one.result)
    second = _held(session, offices, SECOND, morning - timedelta(days=27), "minutes_confirmed", late)
    planned = _meeting(session, morning + timedelta(days=4), "planned", local)
    _items(session, planned, [late, *second[:1]], ("汛期值守与防汛物资准备",))


def _held(
    session: Session,
    offices: dict[str, str],
    decided: Sequence[Decided],
    at: datetime,
    state: str,
    *undone: MeetingDecision,
) -> list[MeetingDecision]:
    made = _meeting(session, at, state, at - timedelta(days=5))
    made.minutes, made.confirmed_by, made.confirmed_at = MINUTES, HEAD, at + timedelta(hours=7)
    _items(session, made, undone, ("上月案件办理情况通报", "下月重点工作安排"))
    rows = []
    for position, (words, kind, days, result) in enumerate(decided):
        due = (at + timedelta(days=days)).date()
        rows.append(
            MeetingDecision(
                meeting_id=made.id,
                position=position,
                words=words,
                office_code=offices.get(kind),
                due_on=due,
                address="",
                result=result,
                done_on=due - timedelta(days=2) if result else None,
            )
        )
    session.add_all(rows)
    session.flush()
    return rows


def _meeting(session: Session, held_at: datetime, state: str, made_at: datetime) -> Meeting:
    last = min(held_at, made_at).date()
    made = Meeting(
        place_code=TOWN,
        county_code=COUNTY,
        town_code=TOWN,
        held_at=held_at,
        room=ROOM,
        state=state,
        first_day=last - timedelta(days=30),
        last_day=last,
        minutes="",
        version=1,
        made_by=HEAD,
        made_at=made_at,
        confirmed_by="",
    )
    session.add(made)
    session.flush()
    return made


def _items(session: Session, meeting: Meeting, undone: Sequence[MeetingDecision], own: Sequence[str]) -> None:
    """Put what was not done first on an agenda, then what somebody wrote."""
    rows = [
        MeetingItem(
            kind="undone",
            title=worded("meetings.item_undone", {"words": one.words, "day": f"{one.due_on:%Y-%m-%d}"}, "zh"),
            decision_id=one.id,
        )
        for one in undone
    ]
    rows += [MeetingItem(kind="own", title=one) for one in own]
    for position, row in enumerate(rows):
        row.position, row.meeting_id, row.words = position, meeting.id, ""
    session.add_all(rows)
    session.flush()
