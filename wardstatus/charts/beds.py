"""How full a unit is: a bar with a notch at its staffed beds."""

from html import escape

AT_MOST = 120
"""The bar ends here, in per cent of the staffed beds."""


def bar(percent: float, label: str) -> str:
    """Return the bar; more than 120 per cent is drawn as 120, less than nothing as nothing."""
    width = round(min(float(AT_MOST), max(0.0, percent)))
    return (
        f'<svg class="beds" viewBox="0 0 {AT_MOST} 10" preserveAspectRatio="none" role="img"'
        f' aria-label="{escape(label)}"><path class="beds-track" d="M0 2h100v6H0z"/>'
        f'<path class="beds-fill" d="M0 2h{width}v6H0z"/>'
        '<path class="beds-full" d="M99 0h1v10h-1z"/></svg>'
    )
