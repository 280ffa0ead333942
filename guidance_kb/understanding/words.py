"""The vocabulary files: words as data, and where they are found."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from guidance_kb import settings

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """One vocabulary file as plain data, read once; every value is a string ("no" is the word).

    Taken from the content folder in use; from the folder of this package where that has none, so that
    the danger screen never depends on a setting. Raises FileNotFoundError for an unknown name.
    """
    path = settings.content_dir() / "vocabulary" / f"{name}.yml"
    if not path.is_file():
        path = settings.CONTENT_DIR / "vocabulary" / f"{name}.yml"
    with path.open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, Loader=_Loader)
    return data
