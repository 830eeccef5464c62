"""An interactive map in one HTML file: who works with whom, and since when."""

from views.map.options import MapOptions
from views.map.page import map_page

__all__ = ["MapOptions", "map_page"]
