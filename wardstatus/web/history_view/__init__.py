"""A unit's day on one sheet: the strip, the handover card, what happened."""
