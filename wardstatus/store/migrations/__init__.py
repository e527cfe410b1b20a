"""The steps that bring a database to the present version."""
