"""Lists of partners as further people keep them: what is written, and the ties a person reads there."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """``ties``: ``A - B`` either way, then ``; from 2021``; ``stops``: the error's code and a text of it."""

    text: str
    ties: Sequence[str] = ()
    actors: int | None = None
    stops: tuple[str, str] | None = None
    left_out: int = 0
    says: Sequence[str] = ()
    others: Sequence[tuple[str, str]] = ()
    create: bool = True
    encoding: str = "utf-8"


LISTS = {
    "bullets-one-a-line": Written(
        'Association;Travaille avec\nClub;"- Mairie\n- CCAS"\nÉcole;"• Mairie\n• Club"\n',
        ["Club - Mairie", "Club - CCAS", "École - Mairie", "École - Club"],
        4,
    ),
    "numbered-lines": Written(
        'Structure,Partenaires\nClub,"1. Mairie\n2) CCAS"\n', ["Club - Mairie", "Club - CCAS"], 3
    ),
    "english-semicolons-under-a-title": Written(
        "Network of the north district,\n,\nOrganisation,Works with\nYouth club,Town hall; School\n"
        "School,Library\n",
        ["Youth club - Town hall", "Youth club - School", "School - Library"],
        4,
        says=["above|au-dessus"],
    ),
    "tab-separated-bars": Written(
        "Nom\tEn lien avec\nClub\tMairie|CCAS|Club de judo\nÉcole\tMairie\n",
        ["Club - Mairie", "Club - CCAS", "Club - Club de judo", "École - Mairie"],
        5,
    ),
    "nobody-words": Written(
        "Structure;Partenaires\nClub;Mairie\nÉcole;néant\nCCAS;-\nRégie;Aucun\nMJC;\n",
        ["Club - Mairie"],
        6,
    ),
    "shown-only-by-the-sheet-itself": Written(
        "Structure;Partenaires\nMairie;CCAS\nClub;Mairie, CCAS et École\nÉcole;Mairie\n",
        ["Mairie - CCAS", "Club - Mairie", "Club - CCAS", "Club - École", "École - Mairie"],
        4,
    ),
    "every-cell-lists-with-and": Written(
        "Structure;Partenaires\nMairie;CCAS, Club et École\nRégie;Club, Mission locale et MJC\n",
        [
            "Mairie - CCAS",
            "Mairie - Club",
            "Mairie - École",
            "Régie - Club",
            "Régie - Mission locale",
            "Régie - MJC",
        ],
        7,
    ),
    "name-and-town-in-every-cell": Written(
        "Structure;Partenaires\nClub;Mairie, Valombre\nÉcole;CCAS, Valombre\nMJC;Régie, Valombre\n",
        stops=("input_doubtful_list", "Mairie, Valombre"),
    ),
    "comma-within-a-list-of-semicolons": Written(
        "Structure;Partenaires\n"
        'Club;"Lire, écrire et rêver; CCAS"\nÉcole;"Mairie; Lire, écrire et rêver"\n',
        [
            "Club - Lire, écrire et rêver",
            "Club - CCAS",
            "École - Mairie",
            "École - Lire, écrire et rêver",
        ],
        5,
    ),
    "brackets-and-quotes-protect": Written(
        'Structure,Partenaires\nClub,"Foyer (Talus; Verger); CCAS [action sociale, logement]"\n'
        'École,"« Contes, thé et compagnie »; Mairie"\n',
        [
            "Club - Foyer (Talus; Verger)",
            "Club - CCAS [action sociale, logement]",
            "École - Contes, thé et compagnie",
            "École - Mairie",
        ],
        6,
    ),
    "and-is-part-of-a-name": Written(
        "Structure;Partenaires\nClub;Toit et Vie\nÉcole;Mairie; CCAS\n".replace("; ", " | "),
        ["Club - Toit et Vie", "École - Mairie", "École - CCAS"],
        5,
    ),
    "known-half-and-unknown-half": Written(
        "Structure;Partenaires\nMairie;CCAS\nClub;Mairie, Contes du soir\n",
        stops=("input_doubtful_list", "Contes du soir"),
    ),
    "slashes-of-known-names": Written(
        "Structure;Partenaires\nMairie;CCAS\nÉcole;Mairie / CCAS\nClub;CCAS/École\n",
        ["Mairie - CCAS", "École - Mairie", "École - CCAS", "Club - CCAS", "Club - École"],
        4,
    ),
    "source-and-target-of-tools": Written(
        "Source,Target,Weight\nClub,Mairie; CCAS,2\nCCAS,Mairie,1\n",
        ["Club - Mairie; weight 2", "Club - CCAS; weight 2", "CCAS - Mairie; weight 1"],
        3,
    ),
    "several-sources": Written(
        "de;vers\nMairie|CCAS;Club\nÉcole;Club\n",
        ["Mairie - Club", "CCAS - Club", "École - Club"],
        4,
    ),
    "same-partner-twice-in-a-cell": Written(
        "Structure,Partenaires\nClub,Mairie; CCAS; Mairie\n", ["Club - Mairie", "Club - CCAS"], 3
    ),
    "old-windows-text": Written(
        "Structure;Partenaires\nRégie;École | Mairie\n",
        ["Régie - École", "Régie - Mairie"],
        3,
        encoding="cp1252",
    ),
    "unknown-without-create-actors": Written(
        "Structure;Partenaires\nClub;Mairie; CCAS\n".replace("; ", " | "),
        others=[("acteurs.csv", "nom\nClub\nMairie\n")],
        create=False,
        stops=("load_rows_refused", "CCAS"),
    ),
}

COLUMNS = {
    "first-second": Written(
        "Association;1er partenaire;2e partenaire\nClub;Mairie;CCAS\nÉcole;;Mairie\n",
        ["Club - Mairie", "Club - CCAS", "École - Mairie"],
        4,
    ),
    "letters-and-others": Written(
        "Nom de la structure,Partenaire principal,Autres partenaires\nClub,Mairie,CCAS; École\n"
        "École,CCAS,\n",
        ["Club - Mairie", "Club - CCAS", "Club - École", "École - CCAS"],
        4,
    ),
    "each-with-its-date": Written(
        "Structure;Partenaire 1;Depuis 1;Partenaire 2;Depuis 2\nClub;Mairie;2019;CCAS;mars 2021\n"
        "École;Mairie;;;\n",
        ["Club - Mairie; from 2019", "Club - CCAS; from 2021-03", "École - Mairie; from none"],
        4,
    ),
    "one-date-for-all": Written(
        "Structure;Partenaire n°1;Partenaire n°2;Depuis\nClub;Mairie;CCAS;2019\n",
        ["Club - Mairie; from 2019", "Club - CCAS; from 2019"],
        3,
    ),
    "headers-left-blank": Written(
        "Structure,Partenaires,,\nClub,Mairie,CCAS,\nÉcole,CCAS,,Mairie\n",
        ["Club - Mairie", "Club - CCAS", "École - CCAS", "École - Mairie"],
        4,
    ),
    "nobody-at-all": Written(
        "Structure,Partner 1,Partner 2\nClub,Town hall,-\nSchool,,\n", ["Club - Town hall"], 3
    ),
    "ordinary-names-with-commas": Written(
        'Structure;Partenaire 1;Partenaire 2\nClub;"Lire, écrire et rêver";Mairie\nÉcole;Mairie;\n',
        ["Club - Lire, écrire et rêver", "Club - Mairie", "École - Mairie"],
        4,
    ),
}

DIRECTORIES = {
    "sections-total-and-note": Written(
        "ANNUAIRE 2024;;\n;;\nStructure;Secteur;Référent\nINSTITUTIONS;;\nMairie;public;Mme A\n"
        "CCAS;public;M. B\n;;\nASSOCIATIONS;;\nClub;associatif;\nMaison des jeux;;M. C\n;;\n"
        "Total : 4 structures;;\n* mis à jour en janvier 2024;;\n",
        actors=4,
        left_out=4,
        says=["INSTITUTIONS", "ASSOCIATIONS", "Total : 4 structures", "mis à jour"],
        create=False,
    ),
    "titled-sections": Written(
        "Nom;Secteur\nAssociations :;\nClub;associatif\nMJC;associatif\nServices publics :;\n"
        "CCAS;public\nNombre de structures;3\n",
        actors=3,
        left_out=3,
        says=["Associations", "Services publics", "Nombre de structures"],
        create=False,
    ),
    "a-name-in-capitals-is-an-actor": Written(
        "Nom;Secteur\nMAIRIE;public\nCCAS;public\nMJC;\n", actors=3, create=False
    ),
    "a-list-of-names-alone": Written(
        "Structure\nMAIRIE\nCCAS\nMJC BEL-ESSART\n", actors=3, create=False
    ),
    "sector-and-partners": Written(
        "Structure;Secteur;Partenaires\nClub;associatif;Mairie | CCAS\nMairie;public;\n"
        "Boutique;privé;néant\n",
        ["Club - Mairie", "Club - CCAS"],
        4,
    ),
    "partners-under-sections": Written(
        "Structure;Travaille avec;Remarques\nQUARTIER NORD;;\nClub;Mairie;\nCCAS;Mairie | Club;ok\n"
        "QUARTIER SUD;;\nÉcole;Club;\nTotal;4;\n",
        ["Club - Mairie", "CCAS - Mairie", "CCAS - Club", "École - Club"],
        4,
        left_out=3,
        says=["QUARTIER NORD", "QUARTIER SUD", "Total"],
    ),
}
