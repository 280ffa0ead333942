"""What every test shares: one empty data folder a run, and the three real processes for those that talk to them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase
    from scripts.serving import Serving

# Nothing that a test writes may land in the project, and no setting of this machine may reach a test.
for _name in [name for name in os.environ if name.startswith("FIRSTHOUR_") or name == "PORT"]:
    del os.environ[_name]
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
_DATA_DIR = Path(tempfile.mkdtemp(prefix="first-hour-tests-"))
os.environ["FIRSTHOUR_DATA_DIR"] = str(_DATA_DIR)


def pytest_unconfigure() -> None:
    shutil.rmtree(_DATA_DIR, ignore_errors=True)


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The knowledge base, built from the project's own content."""
    from guidance_kb.knowledge_base import knowledge_base

    return knowledge_base()


@pytest.fixture(scope="session")
def trained_data_dir() -> Path:
    """A data folder with the built knowledge base and a trained model."""
    from scripts.prepare import prepare

    prepare(_DATA_DIR)
    return _DATA_DIR


@pytest.fixture(scope="session")
def first_hour(trained_data_dir: Path) -> Iterator[Serving]:
    """The three real processes, with drills allowed (`at` in a request) and no rate limit."""
    from scripts.processes import Ports, Setup, free_port
    from scripts.serving import serving

    setup = Setup(trained_data_dir, Ports(free_port(), free_port(), free_port()))
    with serving(setup, {"FIRSTHOUR_DRILL": "on", "FIRSTHOUR_RATE_LIMITS": "off"}) as server:
        yield server
