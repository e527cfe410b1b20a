"""The few marks every picture is made of."""

from html import escape


def picture(inside: str, *, size: tuple[int, int], label: str, css: str = "") -> str:
    """Return an `<svg>` of a size in its own units, with a name for those who do not see it."""
    classes = f' class="{css}"' if css else ""
    # What is within an image is not there for who cannot see it; links have to be.
    role = "group" if "<a " in inside else "img"
    return (
        f'<svg{classes} viewBox="0 0 {size[0]} {size[1]}" role="{role}"'
        f' aria-label="{escape(label)}">{inside}</svg>'
    )


def link(inside: str, href: str, says: str) -> str:
    """Return a mark that opens to its source; the mark alone where there is none.

    It is no stop for a keyboard: the same links stand in the table beside, few and in order.
    """
    if not href:
        return inside
    where, name = escape(href), escape(says)
    return f'<a href="{where}" tabindex="-1" aria-label="{name}"><title>{name}</title>{inside}</a>'


def coordinate(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
