"""How far apart colours are: WCAG contrast, CIEDE2000, and eyes that see fewer colours."""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Linear = tuple[float, float, float]
Lab = tuple[float, float, float]

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
VIEWS: dict[str, tuple[Linear, Linear, Linear]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def linear(colour: str) -> Linear:
    """Return linear RGB of `#RRGGBB`."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _dot(row: Linear, colour: Linear) -> float:
    return sum(one * other for one, other in zip(row, colour, strict=True))


def seen(colour: str, view: str) -> Linear:
    """Return a colour as it is seen, in linear RGB."""
    red, green, blue = (min(1, max(0, _dot(row, linear(colour)))) for row in VIEWS[view])
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two colours."""
    low, high = sorted(_dot(VIEWS["grey"][0], linear(each)) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour: Linear) -> Lab:
    """Return CIELAB of linear sRGB, D65."""
    x = _dot((0.4124564, 0.3575761, 0.1804375), colour) / 0.95047
    y = _dot((0.2126729, 0.7151522, 0.0721750), colour)
    z = _dot((0.0193339, 0.1191920, 0.9503041), colour) / 1.08883
    fx, fy, fz = (_root(each) for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def distance(one: str, other: str, view: str = "normal") -> float:
    """Return how far apart two colours are seen to be (CIEDE2000)."""
    (l1, a1, b1), (l2, a2, b2) = lab(seen(one, view)), lab(seen(other, view))
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    grow = 1.5 - 0.5 * sqrt(mean / (mean + 25**7))
    a1, a2 = a1 * grow, a2 * grow
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    dl, dc, dh = l2 - l1, c2 - c1, _turn(h1, h2) if c1 * c2 else 0.0
    wide = 2 * sqrt(c1 * c2) * sin(radians(dh / 2))
    lm, cm, hm = (l1 + l2) / 2, (c1 + c2) / 2, h1 + dh / 2
    sl = 1 + 0.015 * (lm - 50) ** 2 / sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * _tilt(hm)
    bend = -sin(radians(60 * exp(-(((hm % 360 - 275) / 25) ** 2))))
    turn = 2 * sqrt(cm**7 / (cm**7 + 25**7)) * bend
    parts = dl / sl, dc / sc, wide / sh
    return sqrt(sum(each**2 for each in parts) + turn * parts[1] * parts[2])


def _turn(one: float, other: float) -> float:
    return (other - one + 180) % 360 - 180


def _tilt(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
