"""Every sentence that a page names is one that the checker insists on: without it the page could not be shown."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import web_widget.plain_chat
from guidance_kb.named_records import MESSAGES
from web_widget.errors import SENTENCE, STATUS
from web_widget.widget.script import SENTENCES

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

_CHAT = Path(web_widget.plain_chat.__file__).parent
_NAMED = re.compile(r"""\bsentence\(\s*["']([\w-]+)["']""")


def test_those_of_every_template() -> None:
    templates = [file.read_text(encoding="utf-8") for file in _CHAT.parent.rglob("*.html")]
    named = {name for template in templates for name in _NAMED.findall(template)}
    assert {"chat-hint", "foot", "overdue-card"} <= named
    assert named - set(MESSAGES) == set()


def test_those_that_the_code_of_the_chat_names(kb: KnowledgeBase) -> None:
    """Whatever stands there as a text and is the id of a sentence."""
    nodes = [node for file in _CHAT.glob("*.py") for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    named = {str(node.value) for node in nodes if isinstance(node, ast.Constant)} & set(kb.messages)
    assert {"chat-ended", "chat-ended-here", "chat-expired"} <= named
    assert named - set(MESSAGES) == set()


def test_no_sentence_of_the_chat_is_written_down_twice(kb: KnowledgeBase) -> None:
    of_chat = [message.text for name, message in kb.messages.items() if name.startswith(("chat-", "widget-"))]
    assert [text for text, count in Counter(of_chat).items() if count > 1] == []


def test_those_of_every_error_and_of_the_widget() -> None:
    named = {SENTENCE.get(code, code) for code in STATUS} | set(SENTENCES)
    assert named - set(MESSAGES) == set()
