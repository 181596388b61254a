"""Days and times as people and spreadsheets write them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from gridgis.core.errors import Invalid
from gridgis.core.texts import narrow

_DAY = r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
_WEEKDAY = r"(?:\s*(?:星期|周)[一二三四五六日天])?"
_HALF = "上午|下午|[AaPp]\\.?[Mm]\\.?"
_TIME = (
    rf"(?:[\sT]*(?P<half>{_HALF})?\s*(?P<hour>\d{{1,2}})\s*[:时点]\s*(?:(?P<minute>\d{{1,2}})\s*分?)?"
    rf"(?:\s*:?\s*(?P<second>\d{{1,2}})(?:\.\d+)?\s*秒?)?\s*(?P<after>{_HALF})?)?"
)
_WRITTEN = re.compile(rf"{_DAY}{_WEEKDAY}{_TIME}\s*(?P<zone>Z|[+-]\d{{2}}:?\d{{2}})?")
_RUN_TOGETHER = re.compile(r"(\d{8})(\d{2})(\d{2})(\d{2})?")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.(\d+))?")
"""Days since the end of 1899, as Excel keeps them: 25569 is the first day of 1970."""
_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - local time, the zone is put on below


def moment_of(text: str, zone: str, *, field: str) -> datetime:
    """A moment, as ISO 8601, `2026/11/20 9:05`, `2026年11月20日 下午3:05`, `20261120`, or as Excel's number of days.

    The year comes first: `05/11/2026` may be May or November and is refused.

    Args:
        text: what is written; full-width digits are digits.
        zone: of a moment that names none.
        field: where it stands, for the refusal.

    Raises:
        Invalid: it is no moment.
    """
    plain = narrow(text).strip()
    moment = _iso(plain) or _written(plain) or _run_together(plain) or _serial(plain)
    if moment is None:
        raise Invalid("tables.no_moment", text=text[:40], field=field)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _written(text: str) -> datetime | None:
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    half = (found["half"] or found["after"] or "").lower().replace(".", "")
    hour = int(found["hour"] or 0)
    if half and not 0 <= hour <= 12:
        half = ""  # 下午 15:05 says it twice
    if half in ("下午", "pm") and hour < 12:
        hour += 12
    elif half in ("上午", "am") and hour == 12:
        hour = 0
    day = "-".join(f"{int(found[name]):02d}" for name in ("year", "month", "day"))
    clock = f"{hour:02d}:{int(found['minute'] or 0):02d}:{int(found['second'] or 0):02d}"
    return _iso(f"{day}T{clock}{found['zone'] or ''}")


def _run_together(text: str) -> datetime | None:
    found = _RUN_TOGETHER.fullmatch(text)
    return _iso(f"{found[1]}T{found[2]}{found[3]}{found[4] or '00'}") if found else None


def _serial(text: str) -> datetime | None:
    """To the minute where the fraction is written no finer than that, else to the second."""
    found = _SERIAL.fullmatch(text)
    if found is None or float(text) < 25569:
        return None
    step = 1 if len(found[1] or "") > 4 else 60
    return _SERIAL_ZERO + timedelta(seconds=round(float(text) * 86400 / step) * step)
