"""What is written out whole: a plan, its chains."""
