"""Questions asked of the network.

``measures/``: one function a measure, by family. ``measure.py`` is what a measure is and where they register,
``estimate.py`` what they return. ``panel/``: tables of measures, at a date or period by period. ``growth/``:
the growth table. ``inference/``: permutations, bootstraps and random networks. ``simulation/``: networks
whose truth is known. ``grouping.py``: actors in groups, by what they say of themselves.
"""
