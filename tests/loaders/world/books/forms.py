"""Answers to forms as saved in workbooks."""

from datetime import datetime

from tests.loaders.world.books.sheets import Build, Rows, xlsx

NOON = datetime.fromisoformat("2024-03-12T12:00")
GOOGLE: Rows = [
    ["Horodateur", "Adresse e-mail", "Votre structure", "Vos partenaires"],
    [NOON, "citoyens@talus.example", "Conseil citoyen", "Les Jardins du Talus, Mairie de Valombre"],
    [NOON, "barbotin@ets.example", "Ets Barbotin", "Mairie de Valombre"],
]
GRILLE: Rows = [
    ["Réseau du Verger", None, None, None, None, None],
    ["Détails de la soumission", None, None, None, "Travaillez-vous avec ces structures ?", None],
    [
        "Numéro de série",
        "Envoyé",
        "Adresse IP",
        "Votre structure",
        "École du Pont",
        "Club de boxe du Talus",
    ],
    [1, NOON, "192.0.2.30", "Régie du Verger", "oui", "non"],
    [2, NOON, "192.0.2.30", "Bailleur Toit et Vie", "oui", "oui"],
]
KOBO: Rows = [
    [
        "start",
        "identite/Nom de la structure",
        "reseau/Partenaires/Centre social Les Alouettes",
        "reseau/Partenaires/Collège Jeanne-Rives",
        "_uuid",
        "_submission_time",
    ],
    [NOON, "L'Atelier des Pas", 1, 1, "f00d-77", NOON],
    [NOON, "Club de boxe du Talus", 0, 1, "f00d-78", NOON],
]
ANSWERS: Rows = [
    ["Horodateur", "Structure", "Travaille avec", "Courriel"],
    [NOON, "MJC Bel-Essart", "CCAS de Valombre", "jd@mjc.example"],
    [NOON, "Mission locale", "CCAS de Valombre; MJC Bel-Essart", None],
]
ASKED: Rows = [
    ["Structures sollicitées"],
    ["MJC Bel-Essart"],
    ["Mission locale"],
    ["CCAS de Valombre"],
    ["Ets Barbotin"],
]
PARTIAL: Rows = [
    ["id", "submitdate", "token", "Votre structure", "Avec qui ? [Conseil citoyen]"],
    [1, NOON, "zz91aa", "École du Pont", "Oui"],
    [2, None, "zz92bb", "Les Jardins du Talus", "Oui"],
]
PEOPLE: Rows = [
    ["Enquête partenaires – structures sollicitées", None],
    ["Structure", "Relance"],
    ["École du Pont", "non"],
    ["Les Jardins du Talus", "oui"],
]

BOOKS: dict[str, Build] = {
    "google-classeur.xlsx": xlsx({"Réponses au formulaire 1": GOOGLE}),
    "framaforms-grille.xlsx": xlsx({"resultats": GRILLE}),
    "kobo-groupes.xlsx": xlsx({"Enquête réseau": KOBO}),
    "enquete-et-fichier.xlsx": xlsx({"Réponses": ANSWERS, "Structures sollicitées": ASKED}),
    "enquete-automne.xlsx": xlsx({"Réponses": PARTIAL, "Structures sollicitées": PEOPLE}),
}
