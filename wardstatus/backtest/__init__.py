"""What a plan would have done: rows of a file played through the ordinary core."""
