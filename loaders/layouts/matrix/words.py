"""Words by which headers and labels of a matrix are told from what is no actor."""

import re
from functools import cache

from graph.identity import normalise
from graph.kinds import vocabulary
from graph.language import LANGS, label
from loaders.values.written_dates import MONTHS

_TOTAL = re.compile(
    r"(?:sous )?(?:total|totaux|totals|sum|somme|moyenne|average|mean|cumul)\b|ensemble\Z|degres?\Z|degree\Z"
    r"|(?:nombre|nb|n|nbre|number)(?: total)? (?:de|d|of|total)\b"
)
_NOTE = re.compile(
    r"(?:source|sources|nb|n b|note|notes|legende|lecture|remarque|remarques|legend|key|commentaires?)\b"
    r"|(?:x|1|0|oui|non) "
)
_ASIDE = frozenset(
    re.findall(
        r"\w+",
        "n no num numero rang ligne remarque remarques commentaire commentaires comment comments "
        "observation observations note notes libres precisions precision contact contacts referent "
        "referente telephone tel mail courriel email e adresse",
    )
)
_EVENT = re.compile(
    r"(?:reunion|copil|cotech|cotec|ct|seance|atelier|rencontre|ag|ca|comite|comite de pilotage|"
    r"comite technique|meeting|session|vague|wave|semaine|week|jour|day|q|question|t|s|trimestre|"
    r"semestre|annee|year|[a-z])(?: n)?(?: ?\d+)?\Z"
)
_DATED = re.compile(r"\d{1,2}[/.\-]\d{1,2}|(?:19|20)\d\d")
# What columns of ticks and figures are usually headed by when they are no actors.
_OTHER = frozenset(
    re.findall(
        r"\w+",
        "jeunesse enfance petite culture sport sports insertion emploi logement sante education "
        "parentalite numerique mobilite environnement securite citoyennete handicap vieillesse seniors "
        "femmes hommes jeunes enfants adultes familles habitants age alimentation scolarite formation "
        "loisirs tranquillite prevention justice social economie urbanisme cadre de vie salaries "
        "benevoles adherents population effectif effectifs budget surface etp participants beneficiaires "
        "usagers menages nombre montant presence present presents signature emargement statut etat avis "
        "note priorite x y youth health housing employment training staff volunteers members men women "
        "status",
    )
)
# A word of money says so wherever it stands in a header: "Montant prévu", "Dépenses 2024 (€)".
_MONEY = re.compile(
    r"(?:montants?|budgets?|budgetise|prevu|prevue|prevus|previsionnel|realise|realisee|realises|couts?|depenses?|"
    r"recettes?|factures?|devis|soldes?|euros?|eur|tarifs?|amount|cost|costs|expenses|income|planned|spent)\b"
)
_PHRASES = frozenset({"petite enfance", "cadre de vie", "actif", "actifs", "active", "e mail"})
_DAYS = frozenset(
    re.findall(
        r"\w+",
        "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim monday tuesday "
        "wednesday thursday friday saturday sunday matin soir apres midi",
    )
)
_ORGANISATION = re.compile(
    r"\b(?:mairie|ville|commune|ccas|caf|mjc|pmi|cpam|ecole|college|lycee|centre|maison|mission|regie|association|"
    r"asso|club|service|bailleur|conseil|collectif|comite|amicale|atelier|office|agence|bureau|compagnie|"
    r"ets|etablissements?|fondation|foyer|hopital|mediatheque|bibliotheque|prefecture|departement|region|"
    r"union|federation|cooperative|school|council|town|city|office|agency|society|trust)\b"
)
# Verbs and arrows by which a corner or a title says that ties go from the row to the column.
_ONE_WAY = re.compile(
    r"\b(?:vers|to|donneurs?|receveurs?|emetteurs?|recepteurs?|financ\w*|sollicit\w*|subvention\w*|"
    r"consult\w*|conseill\w*|orient\w*|adress\w*|recommand\w*|oriente|donne|demande|envoie|recoit|cite|"
    r"nomme|choisit|aide|funds?|asks?|gives?|cites?|nominates?|seeks?)\b"
)
_ARROW = re.compile(r"[→⇒➔►▶]|[-=]>")


def is_total(text: str) -> bool:
    """Whether a label heads totals.

    >>> is_total("Total général"), is_total("Nombre de partenaires"), is_total("TotalÉnergies")
    (True, True, False)
    """
    return bool(_TOTAL.match(normalise(text)))


def is_note(text: str) -> bool:
    """Whether a lone text below the rows explains them: a source, a legend, a sentence."""
    long = len(text.split()) > 9  # noqa: PLR2004  # no name of an actor has ten words
    return long or ":" in text or "=" in text or bool(_NOTE.match(normalise(text)))


def is_aside(text: str) -> bool:
    """Whether a header is of remarks, numbers or contacts beside a matrix."""
    return not normalise(text) or normalise(text) in _ASIDE


def may_be_actor(text: str) -> bool:
    """Whether a header may name an actor: it is no date, number, meeting or question.

    >>> may_be_actor("Mission locale"), may_be_actor("12 mars"), may_be_actor("COPIL 2"), may_be_actor("2023")
    (True, False, False, False)
    """
    words = normalise(text).split()
    if not any(map(str.isalpha, text)) or "?" in text or "[" in text:
        return False
    return not (_DATED.search(text) or _EVENT.match(" ".join(words)) or _is_day(words))


def is_property(text: str) -> bool:
    """Whether a header usually heads what actors have or do: a theme, a figure, a word of kinds.yaml.

    >>> [is_property(text) for text in ("Jeunesse", "Convention", "Montant prévu", "CCAS")]
    [True, True, True, False]
    """
    bare = normalise(text)
    return bare in _PHRASES | _OTHER | _vocabulary() or bool(_MONEY.match(bare)) or "€" in text


def is_organisation(text: str) -> bool:
    """Whether a name holds a word that organisations bear.

    >>> is_organisation("École du Pont"), is_organisation("Adhésions")
    (True, False)
    """
    return bool(_ORGANISATION.search(normalise(text)))


def _is_day(words: list[str]) -> bool:
    months = [word for word in words if word in MONTHS or word in _DAYS]
    return len(months) == len(words) or (bool(months) and any(map(str.isdecimal, words)))


@cache
def _vocabulary() -> frozenset[str]:
    """Labels of kinds.yaml: a column so headed holds a property, no actor."""
    lists = {
        name: list(known) for name, known in vocabulary().items() if name != "legal_categories"
    }
    said = {
        label(name, code, lang) for name, known in lists.items() for code in known for lang in LANGS
    }
    return frozenset(map(normalise, said)) | {code for known in lists.values() for code in known}


def says_one_way(corner: str) -> bool:
    r"""Whether the corner of a matrix says that its ties go from the row to the column.

    >>> says_one_way("De \\ vers"), says_one_way("Qui finance"), says_one_way("Structure")
    (True, True, False)
    """
    return bool(_ARROW.search(corner) or _ONE_WAY.search(normalise(corner)))
