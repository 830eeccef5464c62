"""Lists of partners: several in a cell, in columns side by side, beside what a list says of actors."""

from loaders.layouts.partners.ordinary import tidied
from loaders.layouts.partners.recognised import recognise

__all__ = ["recognise", "tidied"]
