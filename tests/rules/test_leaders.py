"""What is wrong with who looks after something."""

import pytest

from gridgis.people.leaders.rules import Looks, conflicts


@pytest.mark.parametrize(
    ("looking", "serving", "wrong"),
    [
        ([], [], ["nobody"]),
        ([(1, "supervises"), (2, "handles")], [3], []),
        ([(1, "supervises"), (2, "supervises")], [], ["several"]),
        ([(1, "supervises"), (1, "handles")], [], ["both"]),
        ([(1, "supervises")], [1], ["both"]),
        ([(1, "handles")], [], ["nobody"]),
    ],
)
def test_conflicts(looking: list[tuple[int, str]], serving: list[int], wrong: list[str]) -> None:
    assert conflicts([Looks(*one) for one in looking], serving) == wrong
