"""What the program does not read yet: the names of cases, by what they wait for.

Whoever builds a reader takes its names off the list; a case that passes while it is listed fails.
"""

WAITS = {
    "presences under dates": """
        copil-verger ct-talus gt-emploi suivi-alouettes marques-x marques-mots
        marques-cases personnes-copil personnes-mail personnes-fusion""",
    "excused, absent and represented kept apart": "excuses lettres pouvoirs",
    "one sheet a meeting": "feuille-par-reunion emargements listes-de-presents",
    "a meeting at which nobody was ticked": "colonne-vide colonne-vide-bout colonne-a-venir",
    "a year from the sheet, or asked": "sans-annee sans-annee-mots annee-de-feuille",
    "words for nothing": "na-partenaires",
    "presences of OpenDocument workbooks": "tableur-libre-presences",
    "all of it in one workbook": "animator-xlsx animator-ods animator-csv",
}
MISSING = {name: reason for reason, names in WAITS.items() for name in names.split()}
