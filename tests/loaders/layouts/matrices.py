"""Matrices as further people keep them: what is written, and the ties that a person reads there."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.tables import Snapshot
from tests.loaders.world.seen import Tie, ties


@dataclass(frozen=True, slots=True)
class Matrix:
    """``ties``: ``A -- B`` undirected or ``A -> B`` directed, then ``; weight 2``, ``; from 2021``."""

    text: str
    ties: Sequence[str]
    actors: int
    says: Sequence[str] = ()
    encoding: str = "utf-8"


READ = {
    "semicolons-and-decimal-commas": Matrix(
        "Heures;Mairie;CCAS;MJC\nMairie;;1,5;\nCCAS;1,5;;2\nMJC;;2;\n",
        ["Mairie -- CCAS; weight 1.5", "CCAS -- MJC; weight 2"],
        3,
    ),
    "tabs-english-ticks": Matrix(
        "\tTown hall\tYouth club\tSchool\nTown hall\t\t✓\t\nYouth club\t✓\t\t✓\nSchool\t\t✓\t\n",
        ["Town hall -- Youth club", "Youth club -- School"],
        3,
    ),
    "capitals-and-words": Matrix(
        "QUI / QUI;MAIRIE;CCAS;RÉGIE\nMairie;non;OUI;non\nCCAS;oui;non;Oui\nRégie;NON;oui;non\n",
        ["Mairie -- CCAS", "CCAS -- Régie"],
        3,
    ),
    "upper-half-with-a-hatched-half": Matrix(
        "Réseau du Talus, atelier de mars\n\n,Mairie,CCAS,MJC,Régie\nMairie,■,x,,x\nCCAS,■,■,x,\n"
        "MJC,■,■,■,\nRégie,■,■,■,■\n",
        ["Mairie -- CCAS", "Mairie -- Régie", "CCAS -- MJC"],
        4,
        ["moitié"],
    ),
    "lower-half-of-weights": Matrix(
        ";A rue;B rue;C rue\nA rue;;;\nB rue;3;;\nC rue;;2;\n",
        ["A rue -- B rue; weight 3", "B rue -- C rue; weight 2"],
        3,
        ["moitié"],
    ),
    "totals-on-both-sides-and-notes": Matrix(
        "Nombre de projets communs;;;;\n;Mairie;CCAS;MJC;Total\nMairie;;2;1;3\nCCAS;2;;;2\nMJC;1;;;1\n"
        "Total;3;2;1;6\n;;;;\nSource : atelier du 4 avril;;;;\n",
        ["Mairie -- CCAS; weight 2", "Mairie -- MJC; weight 1"],
        3,
        ["[Tt]ota", "Source"],
    ),
    "from-to-in-the-corner": Matrix(
        "De → vers;Mairie;CCAS;MJC\nMairie;;x;\nCCAS;x;;x\nMJC;;x;\n",
        ["Mairie -> CCAS", "CCAS -> Mairie", "CCAS -> MJC", "MJC -> CCAS"],
        3,
    ),
    "one-way-without-a-word": Matrix(
        ",Mairie,CCAS,MJC\nMairie,0,1,1\nCCAS,0,0,1\nMJC,1,0,0\n",
        ["Mairie -> CCAS", "Mairie -> MJC", "CCAS -> MJC", "MJC -> Mairie"],
        3,
        ["direction|orient"],
    ),
    "an-actor-linked-to-nobody": Matrix(
        ";Mairie;CCAS;Club\nMairie;;x;\nCCAS;x;;\nClub;;;\n", ["Mairie -- CCAS"], 3
    ),
    "rows-in-another-order": Matrix(
        ";Mairie;CCAS;MJC\nMJC;;x;\nMairie;;x;\nCCAS;x;;x\n",
        ["Mairie -- CCAS", "CCAS -- MJC"],
        3,
    ),
    "a-column-of-remarks": Matrix(
        "Structure;Mairie;CCAS;MJC;Remarques\nMairie;;x;;à revoir\nCCAS;x;;x;\nMJC;;x;;\n",
        ["Mairie -- CCAS", "CCAS -- MJC"],
        3,
        ["Remarques"],
    ),
    "numbers-before-the-names": Matrix(
        "N°;Structure;Mairie;CCAS;MJC\n1;Mairie;;x;\n2;CCAS;x;;x\n3;MJC;;x;\n",
        ["Mairie -- CCAS", "CCAS -- MJC"],
        3,
        ["N°"],
    ),
    "an-empty-first-column": Matrix(
        ";;Mairie;CCAS;MJC\n;Mairie;;x;\n;CCAS;x;;x\n;MJC;;x;\n",
        ["Mairie -- CCAS", "CCAS -- MJC"],
        3,
    ),
    "headers-one-cell-short": Matrix(
        "Mairie;CCAS;MJC\nMairie;0;1;0\nCCAS;1;0;1\nMJC;0;1;0\n",
        ["Mairie -- CCAS", "CCAS -- MJC"],
        3,
    ),
    "years-since-when": Matrix(
        "Depuis quand;Mairie;CCAS;MJC\nMairie;;2019;\nCCAS;2019;;2021\nMJC;;2021;\n",
        ["Mairie -- CCAS; from 2019", "CCAS -- MJC; from 2021"],
        3,
        ["2019|année|date"],
    ),
    "old-encoding": Matrix(
        ";École;Régie;Théâtre\nÉcole;;X;\nRégie;X;;X\nThéâtre;;X;\n",
        ["École -- Régie", "Régie -- Théâtre"],
        3,
        encoding="cp1252",
    ),
    "rectangle-of-two-sets": Matrix(
        "Associations / Services;CCAS;Mission locale;CAF\nLes Jardins;x;;x\nClub de boxe;;x;\nL'Atelier;;;\n",
        ["Les Jardins -- CCAS", "Les Jardins -- CAF", "Club de boxe -- Mission locale"],
        6,
    ),
    "rectangle-under-the-word-structure": Matrix(
        "Structure;Mairie;Collège Jeanne-Rives\nClub de boxe;x;\nLes Jardins;x;x\n",
        [
            "Club de boxe -- Mairie",
            "Les Jardins -- Mairie",
            "Les Jardins -- Collège Jeanne-Rives",
        ],
        4,
    ),
    "a-column-nobody-has-a-row-for": Matrix(
        ";Mairie;CCAS;MJC;Lycée\nMairie;;x;;x\nCCAS;x;;x;\nMJC;;x;;\n",
        ["Mairie -- CCAS", "CCAS -- MJC", "Mairie -- Lycée"],
        4,
        ["Lycée"],
    ),
    "amounts-under-the-word-structure": Matrix(
        "Structure;CAF;Ville de Valombre\nMJC;12 000;5000,50\nRégie;;8000\n",
        [
            "MJC -- CAF; weight 12000",
            "MJC -- Ville de Valombre; weight 5000.5",
            "Régie -- Ville de Valombre; weight 8000",
        ],
        4,
    ),
    "sums-without-a-word": Matrix(
        ";Mairie;CCAS;MJC;\nMairie;;2;1;3\nCCAS;2;;;2\nMJC;1;;;1\n;3;2;1;\n",
        ["Mairie -- CCAS; weight 2", "Mairie -- MJC; weight 1"],
        3,
        ["colonnes sans titre.*E"],
    ),
    "rows-of-subtitles": Matrix(
        "Structures;Mairie;CCAS;MJC\nINSTITUTIONS;;;\nMairie;;x;\nCCAS;x;;x\nASSOCIATIONS;;;\nMJC;;x;\n",
        ["Mairie -- CCAS", "CCAS -- MJC"],
        3,
        ["INSTITUTIONS", "ASSOCIATIONS"],
    ),
    "kinds-of-tie-in-the-cells": Matrix(
        ";Mairie;CCAS;MJC\nMairie;;convention;\nCCAS;convention;;x\nMJC;;x;\n",
        ["Mairie -- CCAS", "CCAS -- MJC"],
        3,
    ),
    "dots-for-nothing-and-dashes": Matrix(
        "|;Mairie;CCAS;MJC\nMairie;\\;x;.\nCCAS;x;\\;–\nMJC;.;–;\\\n", ["Mairie -- CCAS"], 3
    ),
}
# An ordinary table is no matrix, however many marks it holds.
ORDINARY = {
    "actors-with-flags": "Structure;Secteur;Jeunesse;Culture\nMairie;public;x;\nMJC;associatif;x;x\n",
    "figures-by-structure": "Structure;Salariés;Bénévoles\nMJC;12;30\nRégie;8;2\n",
    "figures-by-year": "Structure;2021;2022;2023\nMJC;12;30;3\nRégie;8;2;1\n",
    "ticks-by-theme": "Structure;Jeunesse;Culture;Insertion\nMJC;x;x;\nRégie;;;x\n",
    "ticks-by-kind": "Structure;Convention;Adhésion\nMJC;x;x\nRégie;;x\n",
    "ticks-by-month": "Structure;Janvier;Février;Mars\nMJC;x;x;\nRégie;;;x\n",
    "ticks-by-day": "Structure;12/03/2024;14/05/2024\nMJC;x;x\nRégie;;x\n",
    "ticks-by-day-without-year": "Structure;12 mars;9 avril\nMJC;x;x\nRégie;;x\n",
    "ticks-by-meeting": "Structure;COPIL 1;COPIL 2\nMJC;x;x\nRégie;;x\n",
    "women-by-event": ",E1,E2,E3\nEvelyn,1,1,0\nLaura,1,0,1\n",
    "one-column-of-ticks": "Structure;Présence\nMJC;x\nRégie;x\n",
    "questions": "Votre structure;Avec qui ? [Mairie];Avec qui ? [CCAS]\nMJC;Oui;\nRégie;;Oui\n",
    "ties": "Source;Target;Weight\nMairie;CCAS;1\nCCAS;MJC;2\n",
    "ties-of-flags": "De;Vers;Formel;Orienté\nMairie;CCAS;x;x\nCCAS;MJC;;x\n",
}


def _line(tie: Tie) -> str:
    """A tie as the table of matrices writes it; ends without direction in the order of their names."""
    ends = [tie.source, tie.target] if tie.directed else sorted((tie.source, tie.target))
    said = (" -> " if tie.directed else " -- ").join(ends)
    said += f"; weight {tie.weight:g}" if tie.weight == tie.weight else ""
    return said + (f"; from {tie.start}" if tie.start else "")


def in_order(line: str) -> str:
    """A line of ``ties``, ends without direction in the order of their names."""
    ends, *parts = line.split("; ")
    pair = " -- ".join(sorted(ends.split(" -- "))) if " -- " in ends else ends
    return "; ".join([pair, *parts])


def seen_ties(held: Snapshot) -> list[str]:
    """The ties of a store as such lines."""
    return sorted(map(_line, ties(held)))
