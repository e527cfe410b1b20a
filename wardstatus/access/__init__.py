"""Who this is and what they may do."""
