"""How sure a figure is: permutation tests, null networks, bootstrap and jackknife.

Everything works on arrays, takes an explicit seed, and draws from ``numpy.random.default_rng(seed)``: the
same seed gives the same draws, and counts of draws as far out as the observed value do not hang on the
last digit of a sum.
"""

from analyses.inference.bootstrap import (
    joint_bootstrap,
    paired_bootstrap,
    unpaired_change,
    vertex_bootstrap,
)
from analyses.inference.holm import holm
from analyses.inference.jackknife import jackknife
from analyses.inference.mrqap import Regression, mrqap
from analyses.inference.qap import qap_correlation
from analyses.inference.random_networks import cug, null_networks
from analyses.inference.relabeling import enumeration, n_relabelings, relabeling_test, relabelings
from analyses.inference.tally import Tally, normal_interval, tally

__all__ = [
    "Regression",
    "Tally",
    "cug",
    "enumeration",
    "holm",
    "jackknife",
    "joint_bootstrap",
    "mrqap",
    "n_relabelings",
    "normal_interval",
    "null_networks",
    "paired_bootstrap",
    "qap_correlation",
    "relabeling_test",
    "relabelings",
    "tally",
    "unpaired_change",
    "vertex_bootstrap",
]
