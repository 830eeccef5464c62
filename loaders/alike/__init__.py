"""What may be one: actors under several names, lists loaded twice."""
