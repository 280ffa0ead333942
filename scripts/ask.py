"""`make ask Q="..."`: one question in, one answer out.

Uses the running First Hour if there is one on `PORT`; otherwise starts one for this question and stops it again.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import httpx

from guidance_kb import settings
from scripts.prepare import prepare
from scripts.processes import LOOPBACK, Ports, Setup, free_port, is_taken
from scripts.serving import serving


def main() -> None:
    """Prints the replies to the question that the command line gives."""
    question = " ".join(sys.argv[1:]).strip()
    if not question:
        sys.exit('Give a question: make ask Q="Who can make an NRM referral?"')
    port = int(os.environ.get("PORT") or 8000)
    if is_taken(port):
        show(ask(f"http://{LOOPBACK}:{port}", question))
        return
    data_dir = settings.data_dir().resolve()
    prepare(data_dir)
    with serving(Setup(data_dir, Ports(free_port(), free_port(), free_port()))) as server:
        show(ask(server.url, question))


def ask(url: str, question: str) -> dict[str, Any]:
    """The whole answer of one chat turn."""
    response = httpx.post(f"{url}/api/v1/chat", json={"message": question}, timeout=15)
    answer: dict[str, Any] = response.json()
    return answer


def show(answer: dict[str, Any]) -> None:
    """Prints an answer for reading."""
    if "error" in answer:
        print(f"{answer['error']['code']}: {answer['error']['message']}")
        return
    for reply in answer["replies"]:
        print(f"\n[{reply['type']}]")
        for line in lines(reply):
            print(line)


def lines(reply: dict[str, Any]) -> list[str]:
    """One reply as lines of text."""
    if reply["type"] == "plan":
        return _plan_lines(reply["plan"])
    shown = [reply.get("text", "")]
    shown += [f"  ( {choice['label']} )" for choice in reply.get("choices", [])]
    shown += [f"  - {topic['title']}" for topic in reply.get("topics", [])]
    shown += [_contact_line(contact) for contact in reply.get("contacts", [])]
    shown += [f"  source: {source['title']} ({source['published']})" for source in reply.get("sources", [])]
    return shown


def _plan_lines(plan: dict[str, Any]) -> list[str]:
    shown = [plan["route"]["title"], *(f"  assumed: {item}" for item in plan["assumed"])]
    for step in plan["steps"]:
        by = f" by {step['by']}" if step.get("by") else ""
        shown.append(f"  [{step['when']}{by}] {step['text']}")
        shown += [f"  {_contact_line(contact)}" for contact in step["contacts"]]
    shown += [f"  do not: {item['text']}" for item in plan["do_not"]]
    shown += [f"  write down: {item['text']}" for item in plan["record"]]
    return shown


def _contact_line(contact: dict[str, Any]) -> str:
    how = contact["phone"] or contact["url"] or contact["email"] or contact["text_to"] or ""
    return f"  > {contact['name']}: {how} ({contact['hours']['text']})"


if __name__ == "__main__":
    main()
