"""What a message most likely says: one pass of the fitted encoder, and a probability for every answer.

The encoder gives a vector for each piece of a word. Each answer has a look-out of its own, which finds the pieces that
matter to it; what the rules make of the message (`signs.py`) is weighed in. The arithmetic after the encoder is the
same in `scripts/train_reader.py`, which fits it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from tokenizers import Encoding

from guidance_kb.encoder import model_file, opened, pieces_of, tokenizer
from guidance_kb.reader.fitting import matrix_names, with_adapters
from guidance_kb.reader.outcomes import ANY_OF, MENTIONS, ONE_OF, WIDTH
from guidance_kb.reader.signs import signs_of

READER_FILE = Path(__file__).with_name("reader.npz")
_NAMES = ("signs", "indicators")  # in the file, each one text with a name a line
_REMEMBERED = 8  # messages: the danger screen, the situation and the intent ask for the same one


@dataclass(frozen=True)
class Reading:
    """What the reader makes of one message."""

    answers: Mapping[str, Mapping[str, float]]
    """By question and answer, probabilities between 0 and 1."""
    indicators: Mapping[str, float]
    """How likely the message says each indicator, between 0 and 1."""
    _pieces: np.ndarray
    _starts: Sequence[int]
    _mentions: Mapping[str, tuple[np.ndarray, float, float]]

    def best(self, question: str) -> tuple[str, float]:
        """The likeliest answer to a question, and its probability."""
        answers = self.answers[question]
        answer = max(answers, key=answers.__getitem__)
        return answer, answers[answer]

    def of_mention(self, kind: str, start: int, by_rules: bool) -> float:
        """How likely the number (`age`) or name (`place`) that starts there is the one that counts.

        `by_rules` tells that the rules chose it. 0.0 where the message was too long to be read so far.
        """
        place = piece_at(start, self._starts)
        if place is None:
            return 0.0
        vector, trust, bias = self._mentions[kind]
        return float(_likelihood(self._pieces[place] @ vector + trust * by_rules + bias))


class Reader:
    """The fitted encoder and what stands on it."""

    def __init__(self, path: Path = READER_FILE) -> None:
        import onnx

        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name].astype(np.float32) for name in file.files if name not in _NAMES}
            self._signs = {name: place for place, name in enumerate(str(file["signs"]).split("\n"))}
            self._indicators = str(file["indicators"]).split("\n")
        adapters = {name: (arrays[f"{name}.in"], arrays[f"{name}.out"]) for name in matrix_names()}
        self._session = opened(with_adapters(onnx.load(str(model_file())), adapters))
        self._arrays = arrays
        self._mentions = {
            kind: (arrays[f"{kind}.vector"], float(arrays[f"{kind}.trust"]), float(arrays[f"{kind}.bias"]))
            for kind in MENTIONS
        }
        self._tokenizer = tokenizer()
        self.read = lru_cache(maxsize=_REMEMBERED)(self._read)

    def _read(self, text: str) -> Reading:
        pieces, starts = self._encode(text)
        given = [self._signs[name] for name in signs_of(text) if name in self._signs]
        scores = self._scores(pieces)
        says = dict(zip(self._indicators, _likelihood(scores[WIDTH:]).tolist(), strict=True))
        scores = scores[:WIDTH] + self._arrays["sign_weights"][given].sum(axis=0)
        return Reading(_answers(scores), says, pieces[1:-1], starts, self._mentions)

    def _encode(self, text: str) -> tuple[np.ndarray, list[int]]:
        """A vector for each piece, the two marks at the ends too, and where each piece starts, without the marks."""
        encoding = self._tokenizer.encode(text)
        return pieces_of(encoding, self._session), starts_of(encoding)

    def _scores(self, pieces: np.ndarray) -> np.ndarray:
        arrays = self._arrays
        looks = pieces @ arrays["look"].T
        looks = np.exp(looks - looks.max(axis=0))
        seen = (looks / looks.sum(axis=0)).T @ pieces
        scores = (seen * arrays["seen"]).sum(axis=1) + pieces.mean(axis=0) @ arrays["mean"]
        return np.asarray(scores + arrays["bias"])


def starts_of(encoding: Encoding) -> list[int]:
    """Where each piece of a text starts in it, without the marks at its ends."""
    return [start for start, _ in encoding.offsets[1:-1]]


def piece_at(start: int, starts: Sequence[int]) -> int | None:
    """The piece that covers a place of the text; None where the text was too long to be read so far."""
    if not starts or start > starts[-1]:
        return None
    return bisect_right(starts, start) - 1 if start >= starts[0] else None


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The reader of this process, loaded at its first use (about half a second)."""
    return Reader()


def _answers(scores: np.ndarray) -> Mapping[str, Mapping[str, float]]:
    answers: dict[str, Mapping[str, float]] = {}
    at = 0
    for question, choices in ONE_OF.items():
        shares = np.exp(scores[at : at + len(choices)] - scores[at : at + len(choices)].max())
        answers[question] = dict(zip(choices, (shares / shares.sum()).tolist(), strict=True))
        at += len(choices)
    for question, choices in ANY_OF.items():
        answers[question] = dict(zip(choices, _likelihood(scores[at : at + len(choices)]).tolist(), strict=True))
        at += len(choices)
    return answers


def _likelihood(score: np.ndarray | float) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.asarray(score))))
