"""What is kept: knows SQL, decides nothing."""
