"""The alphabet of a text message: what a text costs, and how other letters are written in it."""

import unicodedata

LONGEST = 160
"""Characters of one text message; a longer one is sent, and paid, as several."""

_ALPHABET = frozenset(
    "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("^{}\\[~]|€")
_WRITTEN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−•·", "-"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚′`´", "'"),
        "…": "...",
        "⁄": "/",
        "×": "x",
        "≥": ">=",
        "≤": "<=",
        "→": "->",
        "\N{ZERO WIDTH SPACE}": "",
        "\N{SOFT HYPHEN}": "",
        # Letters that Unicode does not take apart into a letter and an accent.
        **dict(zip("ðÐđĐþÞłŁŧŦŋŊıœŒ", "dDdDtTlLtTnNioO", strict=True)),
    }
)


def plain(text: str) -> str:
    """Return the text in the alphabet, on one line; a letter it has no likeness of becomes `?`."""
    composed = unicodedata.normalize("NFC", text)
    written = "".join(_written(letter) for letter in composed.translate(_WRITTEN))
    return " ".join(written.split())


def cost(text: str) -> int:
    """Return the characters a plain text takes; those of the extension take two."""
    return sum(2 if letter in _EXTENSION else 1 for letter in text)


def is_plain(text: str) -> bool:
    """Return whether a text is written in the alphabet alone."""
    return all(letter in _ALPHABET or letter in _EXTENSION for letter in text)


def _written(letter: str) -> str:
    if is_plain(letter):
        return letter
    if letter.isspace() or unicodedata.category(letter) == "Cc":
        return " "
    likeness = unicodedata.normalize("NFKD", letter).translate(_WRITTEN)
    return "".join(part for part in likeness if is_plain(part)) or (
        "" if unicodedata.combining(letter) else "?"
    )
