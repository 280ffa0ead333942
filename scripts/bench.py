"""`make bench`: how long First Hour takes to start and to answer, and the memory it needs.

The machine matters more than the figure: compare within one run, not between machines.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import httpx

from guidance_kb import settings
from scripts.prepare import prepare
from scripts.processes import Ports, Setup, free_port
from scripts.serving import Serving, serving

_ROUNDS = 40
_POLLED_EVERY = 0.2  # seconds: more often, and the asking itself would slow what is asked for
_SETTLED = 4  # seconds, after which the content as it was is live again
ONE_THREAD = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
_TURNS = {
    "question -> card": ["Who can make an NRM referral?"],
    "description -> plan": [
        "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones and a "
        "boyfriend who's 24. What do I do now?"
    ],
    "form, four turns": ["I'm worried about a girl", "no, not right now", "she's 14", "I'm a teacher"],
    "danger": ["he's outside now and he has a knife"],
}
_MIXED = (
    "Who can make an NRM referral?",
    "I'm worried about a girl in Croydon, she's 14",
    "actually she's 16",
    "shorter",
    "who do I ring?",
)
_EARLY, _LATE = slice(5, 15), slice(190, 200)
"""Turns of a long conversation."""


def main() -> None:
    """Prints the figures."""
    os.environ["FIRSTHOUR_RATE_LIMITS"] = "off"
    data_dir = settings.data_dir().resolve()
    prepare(data_dir)
    content = data_dir / "bench-content"
    shutil.copytree(settings.content_dir(), content, dirs_exist_ok=True)
    os.environ["FIRSTHOUR_CONTENT_DIR"] = str(content)
    started = time.monotonic()
    with serving(Setup(data_dir, Ports(free_port(), free_port(), free_port()))) as server:
        first_answer(server.url)
        print(f"\nstart to first answer         {time.monotonic() - started:6.1f} s")
        for name, turns in _TURNS.items():
            print(_line(name, list(_timings(server.url, turns))))
        early, late = long_conversations(server.url)
        print(f"turns 191 to 200 against 6 to 15, p50 {late / early:6.2f}   ({early:.1f} ms, {late:.1f} ms)")
        for name, resident in memory(server).items():
            print(f"memory of {name:<19} {resident:6.0f} MB")
        print(f"saved card -> found in lookup    {statistics.median(saved_to_found(server.url, content)):6.1f} s")
    shutil.rmtree(content)
    del os.environ["FIRSTHOUR_CONTENT_DIR"]
    # In a process of its own, which keeps to one core.
    subprocess.run([sys.executable, "-m", "scripts.bench_search"], check=True, env=ONE_THREAD)
    subprocess.run([sys.executable, "-m", "scripts.bench_page"], check=True)


def first_answer(url: str) -> None:
    """One turn that must give replies."""
    assert httpx.post(f"{url}/api/v1/chat", json={"message": "hello"}, timeout=15).json()["replies"]


def long_conversations(url: str, conversations: int = 3) -> tuple[float, float]:
    """The median milliseconds of a turn near the tenth and near the two hundredth, of the same mix of turns."""
    early, late = [], []
    for _ in range(conversations):
        taken = list(_timed(url, _MIXED * (_LATE.stop // len(_MIXED))))
        early += taken[_EARLY.start : _EARLY.stop]
        late += taken[_LATE.start : _LATE.stop]
    return statistics.median(early), statistics.median(late)


def saved_to_found(url: str, content: Path, rounds: int = 5) -> list[float]:
    """Seconds from the moment at which a card is saved to the first lookup that finds its new question first."""
    card, taken = content / "topics/referral/escalation.md", []
    good = card.read_text("utf-8")
    for number in range(rounds):
        question = f"What about the zebra in swimming pool number {number}"
        card.write_text(good.replace("questions:\n", f"questions:\n  - {question}\n"), "utf-8")
        saved = time.monotonic()
        while httpx.get(f"{url}/api/v1/lookup", params={"q": question}).json()["results"][0]["id"] != "escalation":
            time.sleep(_POLLED_EVERY)
        taken.append(time.monotonic() - saved)
        card.write_text(good, "utf-8")
        time.sleep(_SETTLED)
    return taken


def memory(server: Serving) -> dict[str, float]:
    """Resident memory of each process, in MB."""
    pages = {name: Path(f"/proc/{process.pid}/statm").read_text() for name, process in server.running.items()}
    return {name: int(text.split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 for name, text in pages.items()}


def _timings(url: str, turns: list[str]) -> Iterable[float]:
    for _ in range(_ROUNDS // len(turns)):
        yield from _timed(url, turns)


def _timed(url: str, turns: Sequence[str]) -> Iterable[float]:
    """Milliseconds of each turn of one conversation."""
    token: dict[str, str] = {}
    with httpx.Client(base_url=url, timeout=30) as client:
        for turn in turns:
            started = time.perf_counter()
            answer = client.post("/api/v1/chat", json={"message": turn, **token}).raise_for_status().json()
            yield (time.perf_counter() - started) * 1000
            token = {"conversation": answer["conversation"]}


def _line(name: str, timings: list[float]) -> str:
    p95 = statistics.quantiles(timings, n=20)[-1]
    return f"{name:<22} p50 {statistics.median(timings):6.1f} ms   p95 {p95:6.1f} ms   ({len(timings)} turns)"


if __name__ == "__main__":
    main()
