"""The widget's one script, joined from the modules under `static/widget/src/`, with what it must know inside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from guidance_kb.named_records import STARTERS

FOLDER = Path(__file__).parents[1] / "static" / "widget"
SENTENCES = ("widget-welcome", "chat-disclosure", *STARTERS, "widget-resumed", "widget-exit-does", "widget-exit-cannot",
             "widget-offline", "widget-unreachable", "widget-slow", "widget-numbers")  # fmt: skip
"""Those of `content/messages.yml` that travel inside the script: they are needed when nothing else is there."""

_SOURCE = FOLDER / "src"
_IMPORT = re.compile(r'^import .* from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_BUILT_IN = '"__FIRST_HOUR__"'
_OF_A_CONTACT = ("name", "what_for", "note", "phone", "phone_href", "text_to", "url", "email", "given_way")
_OF_A_VERIFICATION = ("status", "checked_on", "verify_first", "note")


def widget_script(
    contacts: Iterable[Mapping[str, Any]],
    sentences: Mapping[str, str] | None = None,
    style: Mapping[str, str] | None = None,
) -> str:
    """The JavaScript of `/widget.js`.

    `contacts` are the emergency contacts in the contract's shape, `sentences` those of SENTENCES by id, `style` the
    stylesheet's `path` and `integrity`.
    """
    built_in = {
        "contacts": [lasting(contact) for contact in contacts],
        "sentences": dict(sentences or {}),
        "style": dict(style or {}),
    }
    return _joined().replace(_BUILT_IN, json.dumps(built_in, separators=(",", ":"), ensure_ascii=False))


def lasting(contact: Mapping[str, Any]) -> dict[str, Any]:
    """What of a contact may be said at any hour: not whether it is open now, but whether it never shuts."""
    kept = {name: contact[name] for name in _OF_A_CONTACT if contact.get(name)}
    hours = contact.get("hours") or {}
    kept["always_open"] = bool(hours.get("open_now")) and not hours.get("next_change")
    checked = contact.get("verification") or {}
    kept["verification"] = {name: checked[name] for name in _OF_A_VERIFICATION if checked.get(name)}
    return kept


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
