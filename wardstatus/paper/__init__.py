"""The board on paper, for when it cannot be reached: how all stood, whom to ring, what to do."""
