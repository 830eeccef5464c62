"""What people look at: the map, charts, and the words on them."""
