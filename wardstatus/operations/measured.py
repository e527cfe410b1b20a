"""What is measured, as Prometheus reads it: counts and seconds, no names."""

from collections.abc import Iterator, Mapping

from wardstatus.operations.standing import Whole
from wardstatus.service.alarms import LAGS, Alarms

TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""The content type of what is returned here."""

_STATES = {"pass": 1.0, "warn": 0.5, "fail": 0.0}


def measured(whole: Whole, alarms: Alarms, units: Mapping[str, int], screens: int) -> str:
    """Return every measure; `units` counts them by the level that is shown."""
    lines: list[str] = []
    for name, help_, kind, values in _all(whole, alarms, units, screens):
        lines += [f"# HELP wardstatus_{name} {help_}", f"# TYPE wardstatus_{name} {kind}"]
        lines += [f"wardstatus_{name}{label} {value:g}" for label, value in values]
    return "\n".join(lines) + "\n"


def _all(
    whole: Whole, alarms: Alarms, units: Mapping[str, int], screens: int
) -> Iterator[tuple[str, str, str, list[tuple[str, float]]]]:
    one = ""
    checks = [(f'{{check="{each.name}"}}', _STATES[each.state]) for each in whole.checks]
    yield "check", "1 well, 0.5 to be looked at, 0 failed.", "gauge", checks
    alive = float(alarms.engine().alive)
    yield "alarms_running", "Whether alarms run as they should.", "gauge", [(one, alive)]
    yield "tick_age_seconds", "Since time last passed.", "gauge", [(one, alarms.silent_for())]
    yield "tick_lag_seconds", "How late time was let pass.", "histogram", _histogram(alarms)
    levels = [(f'{{level="{level}"}}', float(count)) for level, count in sorted(units.items())]
    yield "units", "Units by the level that is shown.", "gauge", levels
    states = [(f'{{state="{state}"}}', float(n)) for state, n in sorted(whole.messages.items())]
    yield "messages", "Messages by state.", "gauge", states
    yield "screens", "Screens that listen now.", "gauge", [(one, float(screens))]
    yield "gaps", "Alarms the auditor misses.", "gauge", [(one, float(len(whole.gaps)))]
    yield "clock_off_seconds", "The wall's clock is ahead by.", "gauge", [(one, whole.clock_off)]
    run = whole.runs[0] if whole.runs else None
    if run is not None:
        seconds = -1.0 if run.seconds is None else run.seconds
        yield "canary_seconds", "From due to taken; -1: lost.", "gauge", [(one, seconds)]
    if whole.audit_seconds is not None:
        yield "audit_seconds", "The last audit took.", "gauge", [(one, whole.audit_seconds)]


def _histogram(alarms: Alarms) -> list[tuple[str, float]]:
    counts, total, sum_ = alarms.lags()
    running, found = 0, []
    for bound, count in zip(LAGS, counts, strict=True):
        running += count
        found.append((f'_bucket{{le="{bound:g}"}}', float(running)))
    return [*found, ('_bucket{le="+Inf"}', float(total)), ("_sum", sum_), ("_count", float(total))]
