"""The encoder's weights with ours on top: each matrix of its layers gets a product of two thin ones added (LoRA).

https://arxiv.org/abs/2106.09685. The encoder itself comes with a package; only the thin matrices are kept here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from guidance_kb.encoder import DIMENSIONS

if TYPE_CHECKING:
    from onnx import ModelProto

LAYERS = 6
IN_A_LAYER = ("query", "key", "value", "attention", "up", "down")
_MOST = 127  # the largest whole number of int8

Adapter = tuple[np.ndarray, np.ndarray]
"""float, shapes (inputs, rank) and (rank, outputs)."""


def matrix_names() -> list[str]:
    """`0.query` to `5.down`, in the order in which the encoder's file has them."""
    return [f"{layer}.{matrix}" for layer in range(LAYERS) for matrix in IN_A_LAYER]


def shape_of(name: str) -> tuple[int, int]:
    """How many numbers a matrix takes in and gives out."""
    inputs = DIMENSIONS * 4 if name.endswith("down") else DIMENSIONS
    return inputs, DIMENSIONS * 4 if name.endswith("up") else DIMENSIONS


def encoder_weights(model: ModelProto) -> dict[str, np.ndarray]:
    """Every weight that the encoder's file has: the matrices by our names, as float32, the rest by the file's."""
    arrays = _arrays(model)
    weights = {name: array for name, array in arrays.items() if name.startswith("inner.")}
    for name, (ours, scale) in zip(matrix_names(), _quantised(arrays), strict=True):
        weights[name] = arrays[ours].astype(np.float32) * arrays[scale]
    for table in ("word", "position"):
        name = f"inner.embeddings.{table}_embeddings.weight"
        weights[name] = arrays[f"{name}_q"].astype(np.float32) * arrays[f"{name}_scale"]
    return weights


def with_adapters(model: ModelProto, adapters: Mapping[str, Adapter]) -> bytes:
    """The encoder's file with the adapters added to its matrices, which are kept as int8 and a scale a column."""
    from onnx import numpy_helper

    arrays, initializers = _arrays(model), {one.name: one for one in model.graph.initializer}
    for name, (quantised, scale) in zip(matrix_names(), _quantised(arrays), strict=True):
        thin, wide = adapters[name]
        added = thin.astype(np.float32) @ wide.astype(np.float32)
        matrix = arrays[quantised].astype(np.float32) * arrays[scale] + added
        largest = np.abs(matrix).max(axis=0, keepdims=True) / _MOST
        whole = np.rint(matrix / largest).astype(np.int8)
        initializers[quantised].CopyFrom(numpy_helper.from_array(whole, quantised))
        initializers[scale].CopyFrom(numpy_helper.from_array(largest.astype(np.float32), scale))
    return bytes(model.SerializeToString())


def _arrays(model: ModelProto) -> dict[str, Any]:
    from onnx import numpy_helper

    return {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}


def _quantised(arrays: Mapping[str, np.ndarray]) -> Sequence[tuple[str, str]]:
    """The names of the layers' matrices in the file, and of their scales: those with a number for a name."""
    names = [name for name in arrays if name.startswith("val_") and name.endswith("_q")]
    return [(name, name.removesuffix("_q") + "_scale") for name in names]
