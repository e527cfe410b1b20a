"""An exercise: the same units and plans on a board of their own, and what it showed."""
