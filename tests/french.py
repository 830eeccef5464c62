"""What a French reader should not meet: English words, and codes of tables and options."""

import re

from graph.kinds import vocabulary
from loaders.frame.manifest import read_manifest

# Common English words that are no French ones.
ENGLISH = frozenset(
    word
    for line in (
        "the and of with from is not this that which who by to it its be was were has have had only",
        "when where what missing unknown written row rows file files tie ties actor actors year years",
        "month months between without please error warning load loaded loads store stores sheet sheets",
        "value values empty choose cannot does did there here all any yes search show shown shows close",
        "play download save help about click drag open usage commands command invalid unexpected required",
        "must should into over under after before than then these those their them each every both other",
        "others more most such names known given found reads read write list lists keep keeps kept remove",
        "removed changed new same linked network people event events meeting meetings period periods",
        "share number mean measure pair pairs ratio steps weight weighted directed undirected divided",
        "level range group groups lowest highest refused target dataset length folder column columns",
    )
    for word in line.split()
)
# Common French words that are no English ones.
FRENCH = frozenset(
    word
    for line in (
        "le la les un une des du et ou au aux est sont dans par pour sur avec sans qui que ne pas cette",
        "ces leur leurs acteur acteurs lien liens feuille ligne lignes colonne fichier dossier valeur date",
        "aucun aucune paire paires période périodes réseau mesure mesures acteurs jeu entrepôt nom noms",
    )
    for word in line.split()
) - {"date", "sur", "est", "pour", "fichier"}
# What is not said but typed or named: options, places, addresses, files, measures, words in capitals.
TYPED = re.compile(
    r"«\s?(?:maillage|--)[^»]*»|`[^`]*`|\bmaillage( [a-z-]+)+|--?[\w-]+([= ]\S+)?|\{[^}]*\}|\$\w+"
    r"|\S+://\S*|\S*[\w)]\.[a-z]\w*|\S*[:/\\]\S+|\[[^\]]*\]|\b[A-Z]{2,}\b\S*"
)
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
CODE = re.compile(r"(?<![\w’])[a-z]+(?:_[a-z]+)*(?!\w)")
# Codes that are French words too.
HOMOGRAPHS = frozenset(
    word
    for line in (
        "public organisation commune region programme site convention rna siret form type source",
        "act nature parent participations observations code unit ratio components total absent influence",
    )
    for word in line.split()
)


def _codes() -> frozenset[str]:
    """Codes of fields, kinds of rows, vocabulary, layers, parts and levels."""
    fields = {
        word for kind, fields in read_manifest("tables").columns.items() for word in (kind, *fields)
    }
    listed = {code for words in vocabulary().values() for code in words if not code.isdigit()}
    others = "all inside across total network dyad informal formal none per_year both growth"
    return frozenset({*fields, *listed, *others.split()}) - HOMOGRAPHS


CODES = _codes()


def english(text: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """The English words of a text, what is typed or named left aside."""
    said = TYPED.sub(" ", text)
    return [word for word in WORD.findall(said) if word.lower() in ENGLISH - allowed]


def codes(text: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """The codes of a text that people should read in words."""
    said = TYPED.sub(" ", text)
    return [word for word in CODE.findall(said) if word in CODES - allowed]


def french(text: str) -> list[str]:
    """The French words of an English text."""
    said = TYPED.sub(" ", text)
    return [word for word in WORD.findall(said) if word.lower() in FRENCH]
