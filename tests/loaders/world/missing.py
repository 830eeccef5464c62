"""What the program does not read yet: the names of cases, by what they wait for.

Whoever builds a reader takes its names off the list; a case that passes while it is listed fails.
"""

WAITS: dict[str, str] = {}
MISSING = {name: reason for reason, names in WAITS.items() for name in names.split()}
