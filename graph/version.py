"""The version of the program: what a stamp says, and ``maillage --version``."""

__version__ = "0.1.0"
