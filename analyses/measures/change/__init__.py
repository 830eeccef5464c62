"""What changed between two windows: over the dyads observed in both, with the others counted.

``waves`` makes the two networks of a selection; every measure of change takes them:

    two = waves(selection, before, after)
    persistence(two.before, two.after, two.at_risk)
"""
