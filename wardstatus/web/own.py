"""Where a person's own pages stand: behind a link, or under `/me` for whoever is signed in."""

ME = "/me"


def at(link: str) -> str:
    """Return under which address a person's own pages stand; without a link, `/me`."""
    return f"/k/{link}" if link else ME
