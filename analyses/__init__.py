"""Questions asked of the network."""
