"""What the log says afterwards: how long, how often, how many minutes; nothing is ranked."""
