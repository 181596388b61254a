"""The demo's patrols: how much of one town's grids was reached in the last weeks, and those of one worker."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5
from zlib import crc32

from shapely.geometry import LineString, MultiLineString
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.rules import CLOSED
from gridgis.core.geo import cell_of
from gridgis.demo.copying import copy, point
from gridgis.geocoding.models import StandardAddress
from gridgis.intake.models import Report
from gridgis.objects.ground import grid_at
from gridgis.patrols.rules import CELL
from gridgis.security.models import Account

TOWN, WORKER, GRID = "330402013", "worker.nanhu", "330402013006004"
DAYS, PATROLS, STOPS, SENT = 40, 8, 5, 30
NOTES = ("沿街商铺正常", "楼道有堆物，已劝导", "消火栓完好", "", "河道清洁")
_SPACE = UUID("0d0f5b0a-2a6e-4f0e-9f0c-7f3f7d1c9a10")
Places = dict[str, list[tuple[float, float]]]


def store(session: Session, local: datetime) -> None:
    """Write what was reached of the town's grids on workdays before a moment, and the worker's own patrols.

    What came of some reports of the town's grids, their own first, is the worker's to read too.
    """
    place = (func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place))
    asked = select(grid_at(local.date()), *place).where(
        StandardAddress.town_code == TOWN, StandardAddress.valid_to.is_(None)
    )
    places: Places = defaultdict(list)
    for grid, lng, lat in session.execute(asked.order_by(StandardAddress.text)):
        if grid is not None:
            places[grid].append((lng, lat))
    copy(session, "patrol_cover", ("grid_code", "day", "cell"), _cover(places, local))
    account = session.scalar(select(Account.id).where(Account.username == WORKER))
    if account is None:
        return
    if len(places[GRID]) >= STOPS:
        _walk(session, account, places[GRID], local)
    found = (Case.town_code == TOWN, Case.source == "grid_worker", Case.state.in_(CLOSED), ~Case.sensitive)
    closed = select(Case.number).where(*found).order_by(Case.current_grid_code != GRID, Case.number.desc()).limit(SENT)
    mine = (Report.source == "grid_worker", Report.case_number.in_(closed))
    session.execute(update(Report).where(*mine).values(account_id=account))


def _cover(places: Places, local: datetime) -> Iterator[tuple[str, str, int]]:
    """Each grid has its own diligence, and each of its cells its own days."""
    for grid, found in sorted(places.items()):
        share = 35 + crc32(grid.encode()) % 66
        for cell in sorted({cell_of(lng, lat, CELL) for lng, lat in found}):
            luck = crc32(f"{grid}{cell}".encode())
            if luck % 100 < share:
                yield grid, _workday(local, luck // 100 % DAYS + 1).date().isoformat(), cell


def _workday(local: datetime, back: int) -> datetime:
    """So many days before, or the Friday before that."""
    day = local - timedelta(days=back)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _walk(session: Session, account: int, places: list[tuple[float, float]], local: datetime) -> None:
    days = dict.fromkeys(_workday(local, 3 + 4 * n).date() for n in range(PATROLS))
    rows, stops = [], []
    for n, day in enumerate(days):
        key = str(uuid5(_SPACE, f"{n}"))
        begin = datetime.combine(day, time(9, 10), local.tzinfo)
        at = sorted(places[(n * 17 + m * 5) % len(places)] for m in range(STOPS))
        cells = len({cell_of(lng, lat, CELL) for lng, lat in at})
        track = MultiLineString([LineString(at)])
        end = begin + timedelta(minutes=75)
        rows.append((key, account, GRID, begin, end, end, "\\x00", cells, track))
        for m, (lng, lat) in enumerate(at):
            moment = begin + timedelta(minutes=12 * (m + 1))
            stops.append((key, m, moment, point(lng, lat), 12.0, NOTES[(n + m) % len(NOTES)]))
    columns = ("id", "account_id", "grid_code", "started_at", "ended_at", "received_at", "digest", "cells", "track")
    copy(session, "patrols", columns, rows)
    copy(session, "patrol_stops", ("patrol_id", "seq", "at", "place", "accuracy_m", "note"), stops)
