"""The glossary: found in a card, written out in a query."""

from __future__ import annotations

import pytest

from guidance_kb.glossary import Glossary
from guidance_kb.schema.term import Term


def term(name: str, **more: object) -> Term:
    return Term.model_validate({"id": name.lower(), "term": name, "meaning": "A meaning.", "basis": "practice", **more})


GLOSSARY = Glossary([
    term("RG", stands_for="reasonable grounds", also=["RG decision"]),
    term("MACE", stands_for="multi-agency child exploitation"),
    term("LA", stands_for="local authority"),
    term("cuckooing"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("when is the RG due", "when is the RG (reasonable grounds) due"),
        ("rg decision late", "rg decision (reasonable grounds) late"),
        ("what is a mace", "what is a mace (multi-agency child exploitation)"),
        ("la la land", "la la land"),
        ("ask the LA", "ask the LA (local authority)"),
        ("menace at the door", "menace at the door"),
        ("is it cuckooing", "is it cuckooing"),
    ],
)
def test_an_abbreviation_is_written_out_behind_itself(query: str, read: str) -> None:
    assert GLOSSARY.written_out(query) == read


def test_a_card_lists_the_abbreviations_that_it_uses_once() -> None:
    used = GLOSSARY.used_in("The MACE meets. The MACE decides; a mace does not. RG decision next. Cuckooing.")
    assert [term.term for term in used] == ["MACE", "RG"]


def test_an_empty_glossary_changes_nothing() -> None:
    assert Glossary([]).written_out("what is the NRM") == "what is the NRM"
