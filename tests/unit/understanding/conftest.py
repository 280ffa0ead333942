from __future__ import annotations

import pytest

from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.settings import CONTENT_DIR


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_files(CONTENT_DIR / "places")
