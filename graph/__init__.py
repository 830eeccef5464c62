"""What a network of cooperation is, and where it is kept."""
