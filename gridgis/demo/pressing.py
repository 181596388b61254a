"""What presses and moves the demo's cases between the levels: urged, escalated, transferred, helped with, alarmed."""

from typing import TYPE_CHECKING

from gridgis.demo.asking import inclined
from gridgis.demo.helping import Moves, lot_of

if TYPE_CHECKING:
    from gridgis.demo.courses import Start

URGED = (0.03, 0.3)
"""So many punctual cases are urged, and so many of the others."""
ESCALATED, TRANSFERRED, ASSISTED, ALARMED = 0.012, 0.03, 0.08, 0.04
UP = (("village", "网格长"), ("town", "村（社区）干部"), ("county", "镇（街道）值班领导"))
REASONS = ("beyond_powers", "beyond_means", "risk")


def pressed(start: "Start", office: str) -> Moves:
    """The moves beside the usual ones while an office works on a case, with their shares of the time."""
    moves, lot, names = Moves(), lot_of(start.at, "press", start.number), start.names
    if lot_of(start.at, "urge", start.number) < URGED[0 if start.punctual else 1]:
        who = names.sender if start.asks_citizen else names.centre
        moves.append(("urge", 0.45, who, "来电催问进展" if start.asks_citizen else "请加快办理"))
    if start.category.sensitive or start.called is not None:
        return moves
    if lot < ESCALATED:
        level, who = UP[int(lot / ESCALATED * len(UP))]
        moves.append(("escalate", 0.5, who, f"{level} {REASONS[int(lot * 1000) % len(REASONS)]}"))
    elif lot < ESCALATED + TRANSFERRED:
        moves.append(("transfer_inner", 0.42, office, ""))
    elif lot < ESCALATED + TRANSFERRED + inclined(start.office_code, ASSISTED) and not start.helpers and start.second:
        who = start.second[1]
        moves += [
            ("request_assist", 0.4, office, "需到场配合"),
            ("grant_assist", 0.44, "值班长", "同意协助"),
            ("co_sign", 0.47, who, ""),
            ("co_file", 0.58, who, "已到场配合"),
        ]
    if start.category.urgency == "P1" and lot > 1 - ALARMED:
        moves.append(("to_emergency", 0.4, names.centre, "已转119先行处置"))
    return moves
