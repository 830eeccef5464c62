"""Workbooks to fill in, that the loaders read as they are."""

from loaders.templates.blank import Blank, blank
from loaders.templates.columns import TEMPLATES, TemplateName, template
from loaders.templates.roster import Roster, roster_of

__all__ = ["TEMPLATES", "Blank", "Roster", "TemplateName", "blank", "roster_of", "template"]
