"""Phones are masked in every list."""

import pytest

from gridgis.people.teams import masked


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13800005678", "138****5678"),
        ("0573-83800000", "057****0000"),
        ("83801234", "83****34"),
        ("110", "110"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_a_phone_shows_three_first_and_four_last_digits(phone: str, shown: str) -> None:
    assert masked(phone) == shown
