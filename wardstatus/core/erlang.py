"""How often a ward of so many beds is full: Erlang's loss formula, without a queue.

Arrivals come by chance and independently, and whoever finds the ward full goes elsewhere. Load is
arrivals times stay, in beds; mean occupancy is the share of beds that is taken over time.
"""

_STEPS = 60


def full(beds: int, load: float) -> float:
    """Return the share of arrivals, 0 to 1, that finds `beds` (1 or more) all taken."""
    blocked = 1.0
    for each in range(1, beds + 1):
        blocked = load * blocked / (each + load * blocked)
    return blocked


def occupancy(beds: int, load: float) -> float:
    """Return the mean occupancy, 0 to 1, that a load leads to; those turned away take no bed."""
    return load * (1 - full(beds, load)) / beds


def full_at(beds: int, mean: float) -> float:
    """Return the share of arrivals that finds the ward full at a mean occupancy of 0 to 1.

    At an occupancy of 1 or more it is always full.
    """
    if mean >= 1:
        return 1.0
    # At occupancy `mean` a share of at most `mean` is free to be taken: beds / (1 - mean) is more.
    low, high = 0.0, beds / (1 - mean)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if occupancy(beds, middle) < mean else (low, middle)
    return full(beds, high)


def mean_for(beds: int, chance: float) -> float:
    """Return the mean occupancy, 0 to 1, at which this share of arrivals, 0 to 1, finds it full."""
    low, high = 0.0, beds / (1 - chance)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if full(beds, middle) < chance else (low, middle)
    return occupancy(beds, high)
