"""Every score a plan may name: its inputs, its scale and its bands.

To add one: write its formula in `published`, with a docstring that says the source, and give it a
row in `SCORES`. Where it is not defined the indicator is unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wardstatus.core.published import Numbers, cedocs, edwin, nedocs, staff_workload


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One score: its inputs by name, where it is shown, its bands, how it is computed."""

    inputs: tuple[str, ...]
    low: float
    high: float
    """The scale it is shown on; what is computed may lie outside and is kept."""
    bands: Mapping[str, float]
    """Name of a band to its lower bound, in order."""
    whole: bool
    """The published bands are whole numbers, so the score is rounded before it is banded."""
    compute: Callable[[Numbers], float]

    def value(self, numbers: Mapping[str, float | None]) -> float | None:
        """Return the raw score; None: an input is missing, or the score is not defined."""
        if any(numbers.get(name) is None for name in self.inputs):
            return None
        try:
            return float(self.compute(numbers))
        except ArithmeticError:
            return None

    def shown(self, value: float) -> float:
        """Return the score on its scale."""
        return min(max(value, self.low), self.high)

    def band(self, value: float) -> str:
        """Return the name of the band a score lies in."""
        counted = round(value) if self.whole else value
        first, *rest = self.bands
        return next((name for name in reversed(rest) if counted >= self.bands[name]), first)


_NEDOCS = ("ed_patients", "ed_beds", "admitted_waiting", "hospital_beds", "ventilated")
_HOURS = ("longest_admitted_h", "last_bed_h")
_OVERCROWDED = ("not_busy", "busy", "extremely_busy", "overcrowded", "severely", "dangerously")

SCORES: Mapping[str, Score] = {
    "nedocs": Score(
        inputs=(*_NEDOCS, *_HOURS),
        low=0,
        high=200,
        bands=dict(zip(_OVERCROWDED, (0, 21, 61, 101, 141, 181), strict=True)),
        whole=True,
        compute=nedocs,
    ),
    "staff_workload": Score(
        inputs=("workload_nurse", "workload_doctor"),
        low=1,
        high=6,
        bands={"not_crowded": 1, "crowded": 4.5},
        whole=False,
        compute=staff_workload,
    ),
    "edwin": Score(
        inputs=(
            *(f"triage_{each}" for each in range(1, 6)),
            "doctors",
            "treatment_bays",
            "admitted_waiting",
        ),
        low=0,
        high=10,
        bands={"active": 0, "busy": 1.5, "crowded": 2},
        whole=False,
        compute=edwin,
    ),
    "cedocs": Score(
        inputs=(
            "critical_care",
            "longest_admitted_h",
            "waiting_room",
            "ed_patients",
            "ed_beds",
            "annual_visits",
        ),
        low=0,
        high=100,
        bands=dict(zip(_OVERCROWDED, (0, 10.5, 30.5, 50.5, 70.5, 90.5), strict=True)),
        whole=False,
        compute=cedocs,
    ),
}
"""Every score a plan may name."""
