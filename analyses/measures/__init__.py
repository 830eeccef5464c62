"""The measures, by family: one function each, registered with all that is known of it."""
