"""The few marks every picture is made of."""

from html import escape


def picture(inside: str, *, size: tuple[int, int], label: str, css: str = "") -> str:
    """Return an `<svg>` of a size in its own units, with a name for those who do not see it."""
    classes = f' class="{css}"' if css else ""
    return (
        f'<svg{classes} viewBox="0 0 {size[0]} {size[1]}" role="img"'
        f' aria-label="{escape(label)}">{inside}</svg>'
    )


def coordinate(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
