"""The words of the field: found in a text, and written out in a query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from guidance_kb.schema.term import Term

_ALWAYS_EXACT = 2  # an abbreviation of so few letters is taken for one only in its own capitals


class Glossary:
    """Every term, by the ways in which it is written."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        spellings = [(spelling, term) for term in self.terms for spelling in (term.term, *term.also)]
        longest_first = sorted(spellings, key=lambda pair: -len(pair[0]))
        self._exact = {spelling: term for spelling, term in longest_first}
        self._loose = {
            spelling.casefold(): term
            for spelling, term in reversed(longest_first)
            if len(spelling) > _ALWAYS_EXACT
        }  # fmt: skip
        self._pattern = _either(spelling for spelling, _ in longest_first)

    def used_in(self, text: str) -> list[Term]:
        """The abbreviations that stand in a text just as the glossary writes them, in its order."""
        found = (self._exact.get(match.group()) for match in self._pattern.finditer(text))
        return list({term.id: term for term in found if term and term.stands_for}.values())

    def written_out(self, query: str, known: Callable[[str], bool] = lambda said: False) -> str:
        """The query with what its abbreviations stand for behind each: `RG decision (reasonable grounds)`.

        What is `known` as it stands is left alone.
        """
        return self._pattern.sub(
            lambda match: match.group() if known(match.group()) else self._with_meaning(match.group()), query
        )

    def _with_meaning(self, said: str) -> str:
        term = self._exact.get(said) or self._loose.get(said.casefold())
        return f"{said} ({term.stands_for})" if term and term.stands_for else said


def term_view(term: Term) -> dict[str, Any]:
    """A term for an answer or a page."""
    return {"id": term.id, "term": term.term, "stands_for": term.stands_for, "meaning": term.meaning}


def _either(spellings: Iterable[str]) -> re.Pattern[str]:
    choices = "|".join(re.escape(spelling) for spelling in spellings)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])" if choices else r"(?!)", re.IGNORECASE)
