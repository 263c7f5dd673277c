# SPDX-License-Identifier: MIT
"""Words by which a text is known to be Dutch or English, for tests of what the scripts print.

Words that both languages have, such as *is*, *norm* and *of*, tell nothing and are not among them.
"""

import re

__all__ = ["LANGUAGES", "foreign_words"]

LANGUAGES = ("nl", "en")

_DUTCH = """
aan als beoordeeld beoordeling beoordelingen bestaat bestand bij binnen categorie dan dat de deze
dezelfde dienst dubbel een eerste elk er gelezen geen geldige gemeenten hebben heeft het hoeveel kan
kies komt maar mag mist moet mogelijk naar niet noemt nog normen normenkader onbekend onbekende ook
ontbreekt op regel staat te tekst toetsing toon uit uitkomst van volgens volgt voldoet voor waarom
wat welk werkmap wordt worden zie zijn zonder
"""
_ENGLISH = """
a and are as at be but by cannot category decided does edition empty exit file first folder from has
have how if it its lacks language line may missing must names no norms not options otherwise out
partly prints rated rating ratings read say says see than that the there these this to unknown usage
valid which with within without workbook
"""
_NAMES = re.compile(r"""(?<!\w)--?[a-z-]+|\S+\.(?:py|csv|json)\b|https?:\S+|"[^"]*"|'.+?'(?!\w)""")
_WORDS = {"nl": frozenset(_ENGLISH.split()), "en": frozenset(_DUTCH.split())}


def foreign_words(text: str, language: str, *allowed: str) -> set[str]:
    """Return the words of a text that are the other language's.

    Options, files, addresses and what is quoted are names and are passed over, and so is what is
    allowed.
    """
    text = " ".join(text.split())
    for name in allowed:
        text = text.replace(name, "")
    text = _NAMES.sub("", text)
    return set(re.findall(r"[^\W\d_]+", text.casefold())) & _WORDS[language]
