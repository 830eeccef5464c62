"""What the program does not read yet: the names of cases, and what they wait for."""

WAITS: dict[str, list[str]] = {}
MISSING = {name: reason for reason, names in WAITS.items() for name in names}
