"""Files of the field become actors and dated ties: one folder a source, read by ``run``."""
