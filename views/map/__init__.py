"""An interactive map in one HTML file: who works with whom, and since when."""

from views.map.options import MapOptions
from views.map.page import Edition, edition, map_page
from views.map.positions_file import read_positions, written_positions

__all__ = ["Edition", "MapOptions", "edition", "map_page", "read_positions", "written_positions"]
