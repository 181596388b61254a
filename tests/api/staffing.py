"""Bodies of requests about funds, awards, leaders and trainings: GRADED is nobody whom the town employs."""

from typing import Any

from tests.factories import ONE

BOOKED = "镇街,年度,来源,种类,日期,金额,文号\n001镇,2026,公安,到账,2026-03-01,1200.50,南财〔2026〕3号\n"
FUNDS = BOOKED.encode("gb18030")
BOOKING = {"town_code": f"{ONE}001", "year": 2026, "line": "police", "kind": "arrived", "day": "2026-03-01"}
BOOKING |= {"amount_fen": 120050, "document": "南财〔2026〕3号"}
GIVING = {"place_code": f"{ONE}001", "person_id": 2**60, "subject_kind": "line", "subject": "fire"}
GIVING |= {"part": "supervises", "first_day": "2026-03-01"}
GROUP = {"place_code": f"{ONE}001", "name": "网格化管理领导小组", "first_day": "2026-03-01"}
TRAINING = {"place_code": f"{ONE}001", "title": "消防检查", "line": "fire", "venue": "镇政府二楼"}
TRAINING |= {"starts_at": "2026-03-11T09:30:00+08:00", "ends_at": "2026-03-11T11:30:00+08:00", "person_ids": [2**60]}
TRAINED = [("cancel", None), ("sign-in", {"code": "1"}), ("attendance", {"person_ids": [1]}), ("test", {"answers": []})]
MATERIAL: dict[str, Any] = {"content": b"%PDF-1.4\n%%EOF\n", "query": {"name": "灭火器检查要点.pdf"}}
GRADED = {"person_id": 2**60, "factor": "1.1", "paid_before_fen": 1_500_000}
AWARD = {"town_code": f"{ONE}001", "year": 2025, "base_fen": 1_800_000, "decided_on": "2026-02-10"}
AWARD |= {"body": "镇党委会", "document": "镇委〔2026〕5号", "people": [GRADED]}
DEEDS = "cancel sign-in attendance attendance/{person_id}/undo test materials materials/{material_id}/removal"
OF_A_TRAINING = [
    *(f"GET /trainings/{{training_id}}{page}" for page in ("", "/code", "/test", "/materials/{material_id}")),
    *(f"POST /trainings/{{training_id}}/{deed}" for deed in DEEDS.split()),
]
"""Operations about one session: whoever does not see it is told that there is none."""
