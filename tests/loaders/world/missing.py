"""What the program does not read yet: the names of cases, by what they wait for.

Whoever builds a reader takes its names off the list; a case that passes while it is listed fails.
"""

WAITS = {
    "separators told below a title of one cell": "marques-x",
    "matrices": """
        carre-coin-vide carre-qui-sollicite-qui demi-carre
        rectangle-services rectangle-nombre rectangle-heures
        diagonale diagonale-tirets ligne-inconnue""",
    "matrices on several sheets": "vagues sortes avant-apres",
    "several partners in a cell": """
        partenaires-points-virgules kumu-barres un-par-ligne
        virgules-connues virgules-partout virgules-doute parentheses""",
    "columns of partners": "partenaire-1-2-3 partenaire1-anglais partenaires-fusionnes",
    "headings of ties as people write them": "travaille-avec en-lien-avec partenaires-et-annee",
    "headings of dates as people and tools write them": "start-end start-date annee",
    "the columns of Gephi": "gephi-orientation gephi-timeset gephi-instants",
    "close headings of the new kinds": "travail-avec partenares",
    "answers of Google Forms": "google-choix google-grille google-classeur",
    "answers of Framaforms": "framaforms-cases framaforms-texte framaforms-grille",
    "answers of KoBo": "kobo-libelles kobo-codes kobo-groupes",
    "answers of LimeSurvey": "limesurvey-libelles limesurvey-codes limesurvey-r",
    "answers beside the list of those asked": "enquete-et-fichier enquete-partielle",
    "one actor across the years of a funder": """
        deux-annees deux-communes financeur-avec-et-sans-siret""",
    "rounded identifiers, and one under several names": "siret-zeros siret-deux-noms",
    "total rows that are no grants": "total-en-bas montant-seul sous-totaux",
    "one actor by SIRET and by RNA": "rna-meme-fichier rna-deux-fichiers rna-tables",
    "unquoted decimal commas": "montant-virgule montant-virgule-fin",
    "bad payment periods beside a good date": "versement-bancal versement-inverse",
    "periods in one cell": "periode-souligne periode-barre periode-tiret",
    "dates in sentences": "commission deliberation date-trouee",
    "one euro": "unites-en-colonne unites-et-heures",
    "quotes that swallow rows": "guillemet-subventions guillemet-liens",
    "dots told by their column": "point-milliers point-doute",
    "words for nothing": "na-dates na-partenaires na-subventions na-nom",
    "invisible characters and look-alike letters": "largeur-nulle lettres-jumelles",
    "dates that look like telephone numbers": "telephones telephones-objets",
    "encodings of old systems": "dos mac",
    "hidden rows and columns said": "filtre colonnes-masquees annuaire-filtre",
    "names that a tie alone gives": "nom-proche nom-nouveau nom-deux-faux",
    "exports that say which way ties go": "vers-gexf vers-graphml vers-gexf-mele",
    "OpenDocument workbooks": """
        tableur-libre-liens tableur-libre-annuaire tableur-libre-presences""",
    "files of a wrong shape named as such": """
        sans-titres separateurs-meles separateur-barre financeur-seul""",
    "acronyms and their long forms": "sigle-cs sigles-acteurs",
    "moments with a zone": "horodatages horodatages-subventions horodatages-reunions",
    "dates as people say them": "vagues-liens vagues-fins vagues-subventions",
    "sectors as people say them": "secteurs-acteurs secteurs-bailleur secteurs-casse",
    "all of it in one workbook": "animator-xlsx animator-ods animator-csv",
}
MISSING = {name: reason for reason, names in WAITS.items() for name in names.split()}
