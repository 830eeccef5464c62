"""Answers to forms as further tools and people write them, and the ties a person reads there."""

from tests.loaders.layouts.lists import Written

FORMS = {
    "google-english": Written(
        "Timestamp,Email Address,Name of your organisation,Which organisations do you work with?\n"
        '2024/03/12 9:41:07 AM GMT+1,a@club.example,Youth club,"Town hall, School"\n'
        '2024/03/13 9:41:07 AM GMT+1,b@school.example,School,"Town hall, Library"\n',
        [
            "Youth club - Town hall; by Youth club",
            "Youth club - School; by Youth club",
            "School - Town hall; by School",
            "School - Library; by School",
        ],
        4,
    ),
    "google-checkbox-grid": Written(
        "Horodateur,Votre structure,Vous travaillez avec [Mairie],Vous travaillez avec [CCAS]\n"
        "12/03/2024 09:41:07,Club,Oui,\n13/03/2024 10:00:00,École,Oui,Oui\n",
        ["Club - Mairie", "École - Mairie", "École - CCAS"],
        4,
    ),
    "google-frequencies": Written(
        "Horodateur,Nom de la structure,À quelle fréquence ? [Mairie],À quelle fréquence ? [CCAS]\n"
        "12/03/2024 09:41:07,Club,Rarement,Jamais\n13/03/2024 10:00:00,École,Très souvent,Parfois\n",
        ["Club - Mairie; strength 1", "École - Mairie; strength 4", "École - CCAS; strength 2"],
        4,
    ),
    "unknown-level-asks": Written(
        "Horodateur,Votre structure,Fréquence [Mairie],Fréquence [CCAS]\n"
        "12/03/2024 09:41:07,Club,Bof,Jamais\n13/03/2024 10:00:00,École,Souvent,Bof\n",
        stops=("input_unknown_level", "Bof"),
    ),
    "microsoft-forms": Written(
        "ID;Heure de début;Heure de fin;Adresse de messagerie;Nom;Quelle est votre structure ?;"
        "Avec quelles structures travaillez-vous ?\n"
        "1;12/03/2024 09:00;12/03/2024 09:05;anonymous;;Club;Mairie|CCAS|\n".replace(
            "|", ";"
        ).replace("Club;Mairie;CCAS;", 'Club;"Mairie;CCAS;"')
        + '2;13/03/2024 09:00;13/03/2024 09:05;anonymous;;École;"Mairie;"\n',
        ["Club - Mairie", "Club - CCAS", "École - Mairie"],
        4,
    ),
    "limesurvey-english-full-questions": Written(
        '"Response ID","Date submitted","Last page","Start language","Seed","IP address",'
        '"Your organisation","Whom do you work with? [Town hall]","Whom do you work with? [School]"\n'
        '"1","2023-01-02 10:00:00","2","en","123","203.0.113.9","Youth club","Yes","No"\n'
        '"2","","1","en","124","203.0.113.10","Library","Yes","Yes"\n',
        ["Youth club - Town hall"],
        2,
        left_out=1,
        says=["partiel|partial|soumis"],
    ),
    "limesurvey-codes-that-are-known": Written(
        "id,submitdate,lastpage,token,Q1,Q2[SQ001],Q2[SQ002]\n"
        "1,2022-06-01 09:12:44,3,aB3dE5,Club,Y,\n",
        others=[("acteurs.csv", "nom\nClub\nMairie\n")],
        stops=("input_form_codes", "SQ001"),
    ),
    "kobo-english-numbers-as-booleans": Written(
        '"start";"end";"Organisation name";"Partners";"Partners/Town hall";"Partners/Ets B/C";'
        '"_id";"_uuid";"_submission_time"\n'
        '"2023-10-02T10:00:00";"2023-10-02T10:04:00";"Youth club";"Town hall";"True";"False";'
        '"1";"u-1";"2023-10-02T08:04:52"\n',
        ["Youth club - Town hall"],
        2,
    ),
    "framaforms-one-cell-semicolons": Written(
        "Numéro de série;SID;Envoyé;Adresse IP;UID;Nom de la structure;Vos partenaires\n"
        '1;51002;2024-05-21 09:10:00;198.51.100.7;0;Club;"Mairie;CCAS"\n'
        '2;51003;2024-05-22 09:10:00;198.51.100.8;0;École;"Mairie"\n',
        ["Club - Mairie", "Club - CCAS", "École - Mairie"],
        4,
    ),
    "nobody-and-since": Written(
        '"Horodateur","Nom de la structure","Vos partenaires (cochez)","Depuis"\n'
        '"2023/03/04 10:11:12 AM UTC+1","Régie","Tilleuls;Lac","2021"\n'
        '"2023/03/05 9:00:00 AM UTC+1","Tilleuls","aucun",""\n',
        ["Régie - Tilleuls; from 2021", "Régie - Lac; from 2021"],
        3,
    ),
    "other-please-say": Written(
        "Horodateur,Votre structure,Partenaires [Mairie],Partenaires [Autre]\n"
        "12/03/2024 09:41:07,Club,Oui,École de musique\n13/03/2024 10:00:00,CCAS,Oui,\n",
        ["Club - Mairie", "Club - École de musique", "CCAS - Mairie"],
        4,
    ),
    "persons-who-answer": Written(
        "Horodateur,Nom,Prénom,Téléphone,Votre structure,Vos partenaires\n"
        '12/03/2024 09:41:07,Lombric,Zoé,06 11 22 33 44,Club,"Mairie; CCAS"\n',
        ["Club - Mairie", "Club - CCAS"],
        3,
    ),
    "nobody-says-for-whom": Written(
        "Horodateur,Un commentaire,Vos partenaires\n12/03/2024 09:41:07,RAS,Mairie; CCAS\n",
        stops=("input_form_nobody", "--column"),
    ),
}

# Lists of ties and of meetings with columns like those of a form: none is one.
NO_FORMS = {
    "gephi-timestamps": "source,target,Timestamp,Interval\nMairie,Club,2021,\nMairie,CCAS,2022,\n",
    "ties-with-ids": "id;de;vers;depuis\n1;Mairie;Club;2021\n2;Mairie;CCAS;2022\n",
    "meetings": "événement;type;date\nCopil;réunion;12/03/2024\n",
    "actors-start": "nom,start\nMairie,2021\nCCAS,2022\n",
    "matrix": ",Mairie,CCAS\nMairie,,x\nCCAS,x,\n",
    "grid": "Structure;12/03/2024;14/05/2024\nMairie;x;\nCCAS;;x\n",
}
