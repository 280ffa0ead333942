"""`make reader`: fits the reader to its examples, in an environment of its own (JAX). About an hour on two cores.

The encoder's own weights stay as they are; thin matrices beside them (LoRA) and what stands on top are fitted. The
arithmetic is that of `guidance_kb/reader/reader.py`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import onnx
import optax
from tokenizers import Tokenizer

from guidance_kb import settings
from guidance_kb.encoder import DIMENSIONS, model_file, tokenizer
from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.reader.fitting import LAYERS, encoder_weights, matrix_names, shape_of
from guidance_kb.reader.mentions import ages_in, places_in
from guidance_kb.reader.outcomes import ANY_OF, MENTIONS, ONE_OF, WIDTH
from guidance_kb.reader.reader import READER_FILE, piece_at, starts_of
from guidance_kb.reader.signs import signs_of
from scripts.reader_examples import Labelled, examples

RANK = 32
HEADS = 12
EPOCHS = 5
BATCH = 24
LENGTHS = (12, 16, 24, 32, 48, 64, 80, 96, 128, 192, 256)
"""Texts are padded to the next of these: each is compiled once."""
RAREST_SIGN = 3
RATE = {"adapters": 8e-4, "top": 2e-3}
KEPT = 0.9
"""What dropout leaves, of the pieces' vectors and of the signs."""
SEEN = {"whole": 1.0, "message": 0.6, "piece": 0.25}
"""The share of whole descriptions, of messages with one label, and of phrases that is seen in an epoch."""
SELDOM = -4.0
"""Where the score of an indicator starts: few messages say any one of them."""
INDICATORS_COUNT = 0.4
IN_MENTIONS = 8
"""Numbers or names looked at in one message, at most."""

Weights = dict[str, Any]


@dataclass(frozen=True)
class Prepared:
    """One example as numbers."""

    ids: list[int]
    signs: list[str]
    one_of: list[int]
    """By question of `ONE_OF`: the place of the answer, or -1."""
    any_of: list[int]
    """By answer of `ANY_OF`: 1, 0, or -1 where it is not known."""
    mentions: list[tuple[int, int, int, int]]
    """Kind, piece, whether the rules chose it, whether it counts."""
    says: Mapping[str, bool]
    """Whether it says each indicator, where that is known."""
    extent: str
    """A key of `SEEN`."""


def main() -> None:
    """Fits, prints how the loss falls, and writes `reader.npz`."""
    with ProcessPoolExecutor() as pool:
        prepared = list(pool.map(prepare, examples("fitting"), chunksize=64))
    counted = Counter(sign for one in prepared for sign in one.signs)
    signs = sorted(sign for sign, count in counted.items() if count >= RAREST_SIGN)
    whole = sum(one.extent == "whole" for one in prepared)
    print(f"{len(prepared)} examples, {whole} whole descriptions, {len(signs)} signs", flush=True)
    indicators = sorted({name for one in prepared for name in one.says})
    save(fit(prepared, signs, indicators), signs, indicators)


def save(fitted: Weights, signs: Sequence[str], indicators: Sequence[str]) -> None:
    """Writes the weights in half precision."""
    named: dict[str, Any] = {name: np.asarray(value, np.float16) for name, value in fitted.items()}
    named |= {"signs": np.array("\n".join(signs)), "indicators": np.array("\n".join(indicators))}
    np.savez_compressed(READER_FILE, **named)


def prepare(example: Labelled) -> Prepared:
    """An example as numbers; the rules are asked here."""
    encoding = _tokenizer().encode(example.text)
    one_of = [
        answers.index(example.answers[name]) if name in example.answers else -1 for name, answers in ONE_OF.items()
    ]
    any_of = [
        int(example.likely[name]) if name in example.likely else -1 for names in ANY_OF.values() for name in names
    ]
    signs = [] if example.is_piece else signs_of(example.text)
    mentions = list(_mentions(example, encoding))
    return Prepared(encoding.ids, signs, one_of, any_of, mentions, example.indicators, _extent(example))


def _extent(example: Labelled) -> str:
    if example.is_piece:
        return "piece"
    return "whole" if "role" in example.answers or example.indicators else "message"


def _mentions(example: Labelled, encoding: Any) -> Iterator[tuple[int, int, int, int]]:
    starts = starts_of(encoding)
    for kind, find in (("age", ages_in), ("place", partial(places_in, gazetteer=_gazetteer()))):
        if kind not in example.mentions:
            continue
        for one in list(find(example.text))[:IN_MENTIONS]:
            place = piece_at(one.entity.start, starts)
            if place is not None:
                counts = one.stands_for(example.mentions[kind])
                yield MENTIONS.index(kind), place + 1, int(one.by_rules), int(counts)


@cache
def _tokenizer() -> Tokenizer:
    return tokenizer()


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.from_files(settings.content_dir() / "places")


def fit(prepared: Sequence[Prepared], signs: Sequence[str], indicators: Sequence[str]) -> Weights:
    """The fitted weights, by the names under which `reader.py` reads them."""
    table = _Table(signs, indicators)
    base = {name: jnp.asarray(value) for name, value in encoder_weights(onnx.load(str(model_file()))).items()}
    weights = _fresh(len(signs), len(indicators))
    chooser = random.Random(0)
    batches = [batch for _ in range(EPOCHS) for batch in _batches(_of_an_epoch(prepared, chooser), chooser)]
    parts = {name: "adapters" if name.endswith((".in", ".out")) else "top" for name in weights}
    optimiser = optax.multi_transform({part: _optimiser(rate, len(batches)) for part, rate in RATE.items()}, parts)
    state, key = optimiser.init(weights), jax.random.PRNGKey(0)

    @jax.jit
    def step(weights: Weights, state: Any, base: Weights, batch: Weights, key: Any) -> tuple[Weights, Any, Any]:
        loss, slopes = jax.value_and_grad(_loss)(weights, base, batch, key)
        changes, state = optimiser.update(slopes, state, weights)
        return optax.apply_updates(weights, changes), state, loss

    told_every, total = len(batches) // EPOCHS // 2 or 1, 0.0
    for number, batch in enumerate(batches, 1):
        key, now = jax.random.split(key)
        weights, state, loss = step(weights, state, base, table.arrays(batch), now)
        total += float(loss)
        if number % told_every == 0:
            print(f"  {number} of {len(batches)}: {total / told_every:.3f}", flush=True)
            total = 0.0
    return weights


def _optimiser(rate: float, steps: int) -> Any:
    falling = optax.warmup_cosine_decay_schedule(0.0, rate, steps // 10, steps)
    return optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(falling, weight_decay=0.01))


def _fresh(signs: int, indicators: int) -> Weights:
    chance = np.random.default_rng(0)

    def small(*shape: int, size: float = 0.02) -> Any:
        return jnp.asarray(chance.normal(0, size, shape), dtype=jnp.float32)

    rows = WIDTH + indicators
    weights: Weights = {
        "look": small(rows, DIMENSIONS), "seen": small(rows, DIMENSIONS), "mean": small(DIMENSIONS, rows),
        "bias": jnp.where(jnp.arange(rows) < WIDTH, 0.0, SELDOM), "sign_weights": jnp.zeros((signs, WIDTH)),
    }  # fmt: skip
    for kind in MENTIONS:
        weights |= {
            f"{kind}.vector": jnp.zeros(DIMENSIONS),
            f"{kind}.trust": jnp.zeros(()),
            f"{kind}.bias": jnp.zeros(()),
        }
    for name in matrix_names():
        inputs, outputs = shape_of(name)
        weights[f"{name}.in"] = small(inputs, RANK, size=inputs**-0.5)
        weights[f"{name}.out"] = jnp.zeros((RANK, outputs))
    return weights


def _of_an_epoch(prepared: Sequence[Prepared], chooser: random.Random) -> list[Prepared]:
    return [one for one in prepared if chooser.random() < SEEN[one.extent]]


def _batches(chosen: Sequence[Prepared], chooser: random.Random) -> list[list[Prepared]]:
    """Texts of about one length together."""
    order = sorted(chosen, key=lambda one: len(one.ids) * chooser.uniform(0.85, 1.15))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chooser.shuffle(batches)
    return batches


class _Table:
    """Turns examples into arrays of one size."""

    def __init__(self, signs: Sequence[str], indicators: Sequence[str]) -> None:
        self._signs = {name: place for place, name in enumerate(signs)}
        self._indicators = {name: place for place, name in enumerate(indicators)}

    def arrays(self, batch: Sequence[Prepared]) -> Weights:
        """One row an example, padded; -1 where an answer is not known."""
        length = next(size for size in LENGTHS if size >= max(len(one.ids) for one in batch))
        ids, mask = np.zeros((BATCH, length), np.int32), np.zeros((BATCH, length), np.float32)
        signs = np.zeros((BATCH, len(self._signs)), np.float32)
        one_of, any_of = np.full((BATCH, len(ONE_OF)), -1), np.full((BATCH, sum(map(len, ANY_OF.values()))), -1)
        mentions, says = np.full((BATCH, 2 * IN_MENTIONS, 4), -1), np.full((BATCH, len(self._indicators)), -1)
        for row, one in enumerate(batch):
            ids[row, : len(one.ids)], mask[row, : len(one.ids)] = one.ids, 1
            signs[row, [self._signs[sign] for sign in one.signs if sign in self._signs]] = 1
            one_of[row], any_of[row] = one.one_of, one.any_of
            says[row, [self._indicators[name] for name in one.says]] = list(one.says.values())
            if one.mentions:
                mentions[row, : len(one.mentions)] = one.mentions
        mask[len(batch) :, 0] = 1  # an empty row must not divide by nothing
        known = {"one_of": one_of, "any_of": any_of, "mentions": mentions, "says": says}
        return {"ids": ids, "mask": mask, "signs": signs, **known}


def _loss(weights: Weights, base: Weights, batch: Weights, key: Any) -> Any:
    keys = jax.random.split(key, 2)
    pieces = encode(weights, base, batch["ids"], batch["mask"])
    pieces = _drop(pieces, keys[0], (pieces.shape[0], 1, pieces.shape[2]))
    scores = _scores(weights, pieces, batch["mask"], _drop(batch["signs"], keys[1], batch["signs"].shape))
    loss, at = 0.0, 0
    for place, answers in enumerate(ONE_OF.values()):
        loss += _of_one(scores[:, at : at + len(answers)], batch["one_of"][:, place])
        at += len(answers)
    # Danger counts as much as the kinds of exploitation do together.
    share = jnp.where(jnp.arange(WIDTH - at) == WIDTH - at - 1, 2.4, 0.6)
    loss += _of_any(scores[:, at:WIDTH], batch["any_of"], share)
    loss += _of_any(scores[:, WIDTH:], batch["says"], INDICATORS_COUNT)
    return loss + _of_mentions(weights, pieces, batch["mentions"])


def _of_one(scores: Any, wanted: Any) -> Any:
    known = (wanted >= 0).astype(jnp.float32)
    losses = optax.softmax_cross_entropy_with_integer_labels(scores, jnp.maximum(wanted, 0))
    return (losses * known).sum() / BATCH


def _of_any(scores: Any, wanted: Any, share: Any) -> Any:
    known = (wanted >= 0).astype(jnp.float32)
    losses = optax.sigmoid_binary_cross_entropy(scores, jnp.maximum(wanted, 0).astype(jnp.float32))
    return (losses * known * share).sum() / BATCH


def _of_mentions(weights: Weights, pieces: Any, mentions: Any) -> Any:
    kind, place, by_rules, counts = (mentions[..., part] for part in range(4))
    vectors = jnp.take_along_axis(pieces, jnp.maximum(place, 0)[..., None], axis=1)
    loss = 0.0
    for number, name in enumerate(MENTIONS):
        scores = vectors @ weights[f"{name}.vector"] + weights[f"{name}.trust"] * by_rules + weights[f"{name}.bias"]
        losses = optax.sigmoid_binary_cross_entropy(scores, counts.astype(jnp.float32))
        loss += (losses * (kind == number)).sum() / BATCH
    return loss


def _drop(values: Any, key: Any, shape: tuple[int, ...]) -> Any:
    return values * jax.random.bernoulli(key, KEPT, shape) / KEPT


def _scores(weights: Weights, pieces: Any, mask: Any, signs: Any) -> Any:
    looks = jnp.einsum("bld,nd->bnl", pieces, weights["look"]) + (mask[:, None] - 1) * 1e9
    seen = jnp.einsum("bnl,bld->bnd", jax.nn.softmax(looks), pieces)
    mean = (pieces * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    scores = (seen * weights["seen"]).sum(-1) + mean @ weights["mean"] + weights["bias"]
    return scores.at[:, :WIDTH].add(signs @ weights["sign_weights"])


def encode(weights: Weights, base: Weights, ids: Any, mask: Any) -> Any:
    """The vectors of the pieces, shape (texts, length, 384), as the encoder's own file computes them."""
    inner = partial(_inner, base)
    at = jnp.arange(ids.shape[1])
    found = (
        base["inner.embeddings.word_embeddings.weight"][ids] + base["inner.embeddings.position_embeddings.weight"][at]
    )
    found = _normed(found + base["inner.embeddings.token_type_embeddings.weight"][0], *inner("embeddings.LayerNorm"))
    unseen = (mask[:, None, None] - 1) * 1e9
    for layer in range(LAYERS):
        times: Callable[..., Any] = partial(_times, weights, base, layer)
        own = f"encoder.layer.{layer}"
        query, key, value = (_split(times(found, name, f"attention.self.{name}")) for name in ("query", "key", "value"))
        looks = jax.nn.softmax(query @ key.swapaxes(-1, -2) / (DIMENSIONS / HEADS) ** 0.5 + unseen)
        seen = (looks @ value).swapaxes(1, 2).reshape(found.shape)
        seen = times(seen, "attention", "attention.output.dense")
        found = _normed(found + seen, *inner(f"{own}.attention.output.LayerNorm"))
        more = times(jax.nn.gelu(times(found, "up", "intermediate.dense"), approximate=False), "down", "output.dense")
        found = _normed(found + more, *inner(f"{own}.output.LayerNorm"))
    return found


def _times(weights: Weights, base: Weights, layer: int, values: Any, name: str, bias: str) -> Any:
    ours = f"{layer}.{name}"
    plain = values @ base[ours] + base[f"inner.encoder.layer.{layer}.{bias}.bias"]
    return plain + (values @ weights[f"{ours}.in"]) @ weights[f"{ours}.out"]


def _split(values: Any) -> Any:
    return values.reshape(*values.shape[:2], HEADS, DIMENSIONS // HEADS).swapaxes(1, 2)


def _inner(base: Weights, name: str) -> tuple[Any, Any]:
    return base[f"inner.{name}.weight"], base[f"inner.{name}.bias"]


def _normed(values: Any, weight: Any, bias: Any) -> Any:
    centred = values - values.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * weight + bias


if __name__ == "__main__":
    main()
