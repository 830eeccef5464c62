"""Codes of tables in the words of a language: groups, levels, layers, subjects."""

from graph.language import Lang, label, message, says

VOCABULARY = {"sector": "sectors", "form": "forms"}


def value_name(by: str, value: str, name: str, lang: Lang) -> str:
    """A group by what people call it: the label of a code, what a source calls it, or not stated."""
    if not value:
        return message("group.none", lang)
    return label(VOCABULARY[by], value, lang) if by in VOCABULARY else name


def part_name(part: str, value: str, name: str, by: str, lang: Lang) -> str:
    """A group of a table made by group, or what is no group: ties across groups, all together."""
    if part != "inside":
        return message(f"group.{part}", lang)
    return value_name(by, value, name, lang)


def couple_name(couple: str, by: str, lang: Lang) -> str:
    """One group, or two written ``a|b``.

    >>> couple_name("citizen|public", "sector", "fr")
    'citoyen - public'
    """
    return " - ".join(value_name(by, value, value, lang) for value in couple.split("|"))


def subject_name(level: str, name: str, groups: str, lang: Lang) -> str:
    """Whom or what a row of a table of measures is about, ``""`` where nothing could be measured."""
    if level in ("network", "growth"):
        return message("subject.network", lang)
    if level == "group" and name:
        return " - ".join(_group(part, groups, lang) for part in name.split("|"))
    return name.replace("|", " - ") if level == "dyad" else name


def _group(code: str, groups: str, lang: Lang) -> str:
    """A group of actors, or one of the words of a measure: a role, what became of a community, a term."""
    if says(f"subject.{code}", lang):
        return message(f"subject.{code}", lang)
    return value_name(groups, code, code, lang)
