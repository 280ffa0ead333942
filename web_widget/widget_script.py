"""The widget's one script, joined from the modules under `static/widget/src/`, with the emergency contacts inside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

_SOURCE = Path(__file__).parent / "static" / "widget" / "src"
_IMPORT = re.compile(r'^import .* from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_CONTACTS = '"__FIRST_HOUR_CONTACTS__"'


def widget_script(contacts: Iterable[dict[str, Any]]) -> str:
    """The JavaScript of `/widget.js`. `contacts` are the emergency contacts in the contract's shape."""
    return _joined().replace(_CONTACTS, json.dumps(list(contacts), separators=(",", ":")))


@lru_cache
def _joined() -> str:
    """Every module after those that it imports, in one function, so that the page around sees none of their names."""
    modules: dict[str, str] = {}
    _add("main", modules)
    return '(() => {\n"use strict";\n' + "".join(modules.values()) + "})();\n"


def _add(name: str, modules: dict[str, str]) -> None:
    text = (_SOURCE / f"{name}.js").read_text(encoding="utf-8")
    for imported in _IMPORT.findall(text):
        if imported not in modules:
            _add(imported, modules)
    modules[name] = _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))
