"""One point for each bound reached; unknown if any part is."""

import pytest

from wardstatus.core.published import point_sum

BOUNDS = {"occupancy": (88.0, 92.0, 96.0), "corridor": (0.01, 1.0, 3.0)}


@pytest.mark.parametrize(
    ("occupancy", "corridor", "points"),
    [
        (87.99, 0, 0),
        (88, 0, 1),
        (91.95, 0, 1),
        (92, 0, 2),
        (96, 0, 3),
        (96, 0.5, 4),
        (96, 3, 6),
        (None, 3, None),
        (96, None, None),
    ],
)
def test_points_are_counted(
    occupancy: float | None, corridor: float | None, points: float | None
) -> None:
    assert point_sum({"occupancy": occupancy, "corridor": corridor}, BOUNDS) == points
