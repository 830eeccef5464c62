"""What people read, in their language: the words of every layer, figures, plurals, lines on a terminal.

The words of a layer are its folder ``words``, one file a language: ``views/words/fr.yaml``. A language more
is such a file in each of the six folders, and its code in ``Lang``.
"""

from graph.language.catalogue import LANGS as LANGS
from graph.language.catalogue import Lang as Lang
from graph.language.catalogue import by_language as by_language
from graph.language.catalogue import catalogue as catalogue
from graph.language.catalogue import says as says
from graph.language.figures import figure as figure
from graph.language.figures import percent as percent
from graph.language.figures import singular as singular
from graph.language.messages import Labels as Labels
from graph.language.messages import Named as Named
from graph.language.messages import label as label
from graph.language.messages import message as message
from graph.language.messages import shortened as shortened
