"""Further files, found by thinking of who would write them otherwise."""

from tests.loaders.layouts.lists import Written

HARDER = {
    "slash-in-every-cell": Written(
        "Structure;Partenaires\nClub;Mairie / CCAS\nÉcole;Club / Régie\n",
        ["Club - Mairie", "Club - CCAS", "École - Club", "École - Régie"],
        5,
    ),
    "slash-once-asks": Written(
        "Structure;Partenaires\nClub;Mairie / Contes\nÉcole;Régie\n",
        stops=("input_doubtful_list", "Mairie / Contes"),
    ),
    "articles": Written(
        "Structure;Travaille avec\nCCAS;École\nMJC;École\nClub;le CCAS, l'École et la MJC\n",
        ["CCAS - École", "MJC - École", "Club - CCAS", "Club - École", "Club - MJC"],
        4,
    ),
    "windows-line-ends-in-cells": Written(
        'Structure;Partenaires\r\nClub;"Mairie\r\nCCAS\r\n"\r\nÉcole;"Mairie"\r\n',
        ["Club - Mairie", "Club - CCAS", "École - Mairie"],
        4,
    ),
    "known-by-a-list-beside": Written(
        "de;vers\nMairie;CCAS, Lire et écrire\n",
        ["Mairie - CCAS", "Mairie - Lire et écrire"],
        3,
        others=[
            ("acteurs.csv", "nom;secteur\nMairie;public\nCCAS;public\nLire et écrire;associatif\n")
        ],
        create=False,
    ),
    "a-comma-in-a-known-name": Written(
        "de;vers\nMairie;Lire, écrire\nCCAS;Mairie\n",
        ["Mairie - Lire, écrire", "CCAS - Mairie"],
        3,
        others=[("acteurs.csv", 'nom\nMairie\nCCAS\n"Lire, écrire"\n')],
        create=False,
    ),
    "second-row-of-headers": Written(
        "Structure;Partenaires;;\n;1;2;3\nClub;Mairie;CCAS;\nÉcole;;Mairie;\n",
        ["Club - Mairie", "Club - CCAS", "École - Mairie"],
        4,
    ),
    "repeated-headers-below": Written(
        "Structure;Partenaires\nClub;Mairie | CCAS\nStructure;Partenaires\nÉcole;Mairie\n",
        ["Club - Mairie", "Club - CCAS", "École - Mairie"],
        4,
        left_out=1,
    ),
    "telephones-beside": Written(
        "Structure;Référent;Téléphone;Partenaires\nClub;Mme A;06 11 22 33 44;Mairie | CCAS\n",
        ["Club - Mairie", "Club - CCAS"],
        3,
        says=["Référent", "Téléphone"],
    ),
    "types-and-dates-of-each-row": Written(
        "Organisme;Partenaires;Depuis;Type de lien\nClub;Mairie, CCAS;2019;convention\n"
        "École;CCAS, Club;mars 2021;rencontre\n",
        [
            "Club - Mairie; from 2019",
            "Club - CCAS; from 2019",
            "École - CCAS; from 2021-03",
            "École - Club; from 2021-03",
        ],
        4,
    ),
    "parts-in-quotes": Written(
        'Structure,Partenaires\nClub,"""Lire, écrire"", Mairie"\nÉcole,"Club, CCAS"\n',
        ["Club - Lire, écrire", "Club - Mairie", "École - Club", "École - CCAS"],
        5,
    ),
    "siret-beside-partners": Written(
        "Structure;SIRET;Partenaires\nClub;21310555400017;Mairie | CCAS\nMairie;;\n",
        ["Club - Mairie", "Club - CCAS"],
        3,
    ),
    "quarter-of-the-structure": Written(
        "Structure;Secteur;Quartier;Partenaires\nClub;associatif;Nord;Mairie | CCAS\nMairie;public;Nord;\n",
        ["Club - Mairie", "Club - CCAS"],
        3,
    ),
    "lone-unknown-row-at-the-end": Written(
        "Structure;Partenaires\nClub;Mairie\nMaison des jeux;\n", ["Club - Mairie"], 3
    ),
    "source-semicolons-in-tools": Written(
        "Source;Target;Type\nClub;Mairie, CCAS;Undirected\nCCAS;Mairie;Undirected\nMairie;Club;Undirected\n",
        ["Club - Mairie", "Club - CCAS", "CCAS - Mairie", "Mairie - Club"],
        3,
    ),
    "totals-of-ties": Written(
        "de;vers;montant\nMairie;Club;100\nMairie;CCAS;50\nTotal;;150\nTotal général;;150\n",
        ["Mairie - Club; weight 100", "Mairie - CCAS; weight 50"],
        3,
        left_out=2,
        says=["Total général"],
    ),
    "total-energies-is-an-actor": Written(
        "de;vers\nTotalEnergies;Club\nTotal Festival;Club\nEnsemble pour demain;Club\n",
        ["TotalEnergies - Club", "Total Festival - Club", "Ensemble pour demain - Club"],
        4,
    ),
    "two-lists-in-a-form": Written(
        "Horodateur,Votre structure,Vos partenaires publics,Vos partenaires associatifs\n"
        '12/03/2024 09:41:07,Club,"Mairie;CCAS",École\n',
        ["Club - Mairie", "Club - CCAS", "Club - École"],
        4,
    ),
    "a-form-about-the-public-too": Written(
        "Horodateur,Votre structure,Publics accueillis [Enfants],Publics accueillis [Adultes],"
        "Partenaires [Mairie],Partenaires [CCAS]\n12/03/2024 09:41:07,Club,Oui,,Oui,\n"
        "12/03/2024 09:41:07,École,Oui,Oui,Oui,Oui\n",
        ["Club - Mairie", "École - Mairie", "École - CCAS"],
        4,
        says=["Enfants"],
    ),
    "a-form-about-the-public-alone": Written(
        "Horodateur,Votre structure,Publics accueillis [Enfants],Publics accueillis [Adultes]\n"
        "12/03/2024 09:41:07,Club,Oui,\n12/03/2024 09:41:07,École,Oui,Oui\n",
        stops=("input_form_question", "Publics accueillis"),
    ),
    "two-persons-of-one-structure": Written(
        "Horodateur,Votre structure,Vos partenaires\n12/03/2024 09:41:07,Club,Mairie;CCAS\n"
        "13/03/2024 09:41:07,Club,Mairie\n".replace("Mairie;CCAS", '"Mairie;CCAS"'),
        ["Club - Mairie", "Club - Mairie", "Club - CCAS"],
        3,
    ),
    "nobody-is-an-answer": Written(
        "Horodateur,Votre structure,Vos partenaires\n12/03/2024 09:41:07,Club,Aucun\n"
        "13/03/2024 09:41:07,École,Club\n",
        ["École - Club"],
        2,
    ),
    "scale-of-numbers": Written(
        "Horodateur,Votre structure,Fréquence [Mairie],Fréquence [CCAS]\n"
        "12/03/2024 09:41:07,Club,0,3\n13/03/2024 09:41:07,École,2,1\n",
        ["Club - CCAS; strength 3", "École - Mairie; strength 2", "École - CCAS; strength 1"],
        4,
    ),
    "scale-from-one-asks": Written(
        "Horodateur,Votre structure,Fréquence [Mairie],Fréquence [CCAS]\n"
        "12/03/2024 09:41:07,Club,1,3\n13/03/2024 09:41:07,École,2,1\n",
        stops=("input_unknown_level", "1"),
    ),
    "state-of-answers": Written(
        "ID,Heure de fin,Statut,Votre structure,Vos partenaires\n"
        "1,12/03/2024 09:41:07,Complet,Club,Mairie\n2,12/03/2024 09:50:07,Incomplet,École,Mairie\n",
        ["Club - Mairie"],
        2,
        left_out=1,
        says=["École"],
    ),
    "lime-dots": Written(
        "id,submitdate,lastpage,structure,Q2.SQ001.,Q2.SQ002.\n1,2022-06-01 09:12:44,3,Club,1,0\n",
        stops=("input_form_codes", "SQ001"),
    ),
    "kobo-slugs-in-one-cell": Written(
        "structure,partenaires,_id,_uuid,_submission_time\nClub,mairie ccas_nord,1,aa,2023-11-06T09:00:00\n"
        "École,mairie,2,ab,2023-11-06T10:30:00\n",
        ["Club - mairie", "Club - ccas_nord", "École - mairie"],
        4,
        says=["ccas_nord"],
    ),
    "form-and-list-of-actors": Written(
        'Horodateur,Structure,Travaille avec\n12/03/2024 09:41:07,Club,"Mairie, Lire et rêver"\n'
        "13/03/2024 09:41:07,Mairie,Club\n",
        ["Club - Mairie", "Club - Lire et rêver", "Mairie - Club"],
        3,
        others=[("acteurs.csv", "nom\nClub\nMairie\nLire et rêver\n")],
        create=False,
    ),
    "roster-in-another-file": Written(
        "Horodateur,Structure,Travaille avec\n12/03/2024 09:41:07,Club,Mairie\n",
        ["Club - Mairie"],
        3,
        others=[
            ("structures-sollicitees.csv", "Structure;Relance\nClub;non\nMairie;oui\nÉcole;oui\n")
        ],
        create=False,
    ),
    "where-it-was-read": Written(
        "Structure;Travaille avec;Source\nClub;Mairie | CCAS;entretien\nÉcole;Mairie;entretien\n",
        ["Club - Mairie", "Club - CCAS", "École - Mairie"],
        4,
    ),
    "kinds-of-partners": Written(
        "Structure;Partenaires financiers;Partenaires opérationnels;Nombre de partenaires\n"
        "Club;Mairie;École | CCAS;3\nÉcole;Mairie;;1\n",
        ["Club - Mairie", "Club - École", "Club - CCAS", "École - Mairie"],
        4,
    ),
    "american-moments": Written(
        "ID,Start time,Completion time,Your organisation,Partners\n"
        "1,3/12/24 9:41:07,3/12/24 9:45:00,Club,Town hall;School;\n"
        "2,3/13/24 9:41:07,3/13/24 9:45:00,School,Town hall;\n",
        ["Club - Town hall; from 2024-03", "Club - School", "School - Town hall; from 2024-03"],
        3,
    ),
}
