"""The structure of one network: how dense, how central, how cut up, who stands between whom."""
