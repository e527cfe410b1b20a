"""A bad week of five wards, replayed: how many messages their one leader gets."""
