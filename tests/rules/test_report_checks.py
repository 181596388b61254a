"""What a report must bring, and when two are the same."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from gridgis.core.errors import Invalid
from gridgis.intake.rules import Message, check, digest

AT = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)
GOOD = Message(UUID(int=1), "E0101", "三轮车占道", "grid_worker", lng=120.754, lat=30.756)


def refused(**changes: object) -> Invalid:
    with pytest.raises(Invalid) as refusal:
        check(replace(GOOD, **changes), AT)  # type: ignore[arg-type]
    return refusal.value


def test_a_good_report_passes_with_its_place() -> None:
    assert check(GOOD, AT) == (120.754, 30.756)


def test_a_report_without_point_passes_without_place() -> None:
    assert check(replace(GOOD, lng=None, lat=None, address="中山路12号"), AT) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"description": ""}, "description"),
        ({"description": " \n\t"}, "description"),
        ({"description": "长" * 4001}, "description"),
        ({"address": "长" * 301}, "address"),
        ({"source": "carrier_pigeon"}, "source"),
        ({"observed_at": AT + timedelta(minutes=11)}, "observed_at"),
        ({"accuracy_m": -0.1}, "accuracy_m"),
        ({"accuracy_m": 100_000.5}, "accuracy_m"),
        ({"accuracy_m": float("nan")}, "accuracy_m"),
        ({"lat": None}, "lng"),
        ({"lng": None}, "lng"),
        ({"lng": float("inf")}, "lng"),
        ({"datum": "pulkovo"}, "datum"),
    ],
)
def test_each_refusal_names_its_field(changes: dict[str, object], field: str) -> None:
    refusal = refused(**changes)
    assert refusal.facts["field"] == field
    assert len(refusal.message) > 20


TEXTS = [f.name for f in fields(Message) if f.type in ("str", "str | None", str, str | None)]


def test_all_texts_of_a_report_are_known_to_the_next_test() -> None:
    assert TEXTS == [
        "category_code",
        "description",
        "source",
        "datum",
        "address",
        "grid_code",
        "division_code",
        "outer_number",
        "component_owner",
        "reporter_name",
        "reporter_phone",
        "joins",
    ]


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize("text", ["a\0b", "a\ud83d"], ids=["zero byte", "half a character"])
def test_what_can_not_be_stored_is_refused_wherever_it_hides(field: str, text: str) -> None:
    refusal = refused(**{field: text})
    assert refusal.facts["field"] == field
    assert text not in refusal.message
    assert len(digest(replace(GOOD, **{field: text}))) == 32, "a digest is taken before the check"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(1969, 12, 31, tzinfo=UTC),
    ],
)
def test_a_moment_before_computers_is_a_broken_clock(moment: datetime) -> None:
    assert refused(observed_at=moment).facts["field"] == "observed_at"


@pytest.mark.parametrize(
    "changes",
    [
        {"description": "长" * 4000},
        {"address": "长" * 300},
        {"observed_at": AT + timedelta(minutes=10)},
        {"observed_at": AT - timedelta(days=400)},
        {"accuracy_m": 0.0},
        {"accuracy_m": 100_000.0},
        {"description": "引号 ' \" ; -- \\ %s {} 🚲"},
    ],
)
def test_the_last_allowed_values_pass(changes: dict[str, object]) -> None:
    assert check(replace(GOOD, **changes), AT) == (120.754, 30.756)  # type: ignore[arg-type]


def test_the_place_is_converted_from_its_datum() -> None:
    lng, lat = check(replace(GOOD, lng=120.75832, lat=30.75371, datum="gcj02"), AT) or (0, 0)
    # 2e-5 degrees are 2 m: the offset used is known to 1e-5.
    assert lng == pytest.approx(120.754, abs=2e-5)
    assert lat == pytest.approx(30.756, abs=2e-5)


def test_a_digest_is_the_same_in_every_process_and_release() -> None:
    """Receipts live for ever: a changed digest would refuse old reports sent again."""
    assert digest(GOOD).hex() == "48570e80dd35bb38e5b1b0ea0ff19482233f55914eb6b5d70c3e47582add0100"


def test_equal_messages_have_equal_digests() -> None:
    assert digest(replace(GOOD)) == digest(GOOD)


@pytest.mark.parametrize(
    "changes",
    [
        {"category_code": "E0102"},
        {"description": "三轮车占道。"},
        {"source": "citizen"},
        {"observed_at": AT},
        {"lng": 120.7540001},
        {"lat": 30.7560001},
        {"datum": "gcj02"},
        {"accuracy_m": 5.0},
        {"address": "中山路"},
        {"grid_code": "1"},
        {"division_code": "1"},
        {"outer_number": "1"},
        {"reporter_name": "甲"},
        {"reporter_phone": "1"},
        {"joins": "1"},
    ],
)
def test_any_change_changes_the_digest(changes: dict[str, object]) -> None:
    assert digest(replace(GOOD, **changes)) != digest(GOOD)  # type: ignore[arg-type]
