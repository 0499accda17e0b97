"""What follows the pooling of a sentence encoder: a linear layer, unit length, fewer numbers."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .activations import DENSE_ACTIVATIONS, Activation
from .layout import Layout, Module, refused, whole
from .weights import FloatMatrix, FloatVector, as_float32, read_weights, taken
from .wordpiece import read_config

Step = Callable[[FloatMatrix], FloatMatrix]

_ROW = "sentence_embedding"  # the text's one row, as the configurations call it


def dense(rows: FloatMatrix, weight: FloatMatrix, bias: FloatVector, activate: Activation) -> FloatMatrix:
    """Return activate(rows W + b)."""
    made: FloatMatrix = rows @ weight  # (n, d) @ (d, e) -> (n, e)
    made += bias
    activate(made)
    return made


def unit_rows(rows: FloatMatrix) -> FloatMatrix:
    """Return the rows divided by their lengths; a row of zeros stays one."""
    lengths = np.sqrt(np.einsum("nd,nd->n", rows, rows))[:, None]
    units: FloatMatrix = rows / np.maximum(lengths, np.float32(1e-12))
    return units


def first_numbers(rows: FloatMatrix, count: int) -> FloatMatrix:
    """Return the first numbers of each row, for models trained so that these do. Kusupati et al. 2022 (arXiv:2205.13147)."""
    return rows[:, :count]


def load_steps(layout: Layout, dims: int) -> tuple[tuple[Step, ...], int]:
    """Return what is done to pooled rows of so many numbers, and how many they have then. Raises ModelMissing as `layout` does."""
    steps: list[Step] = []
    for module in layout.after:
        config = read_config(module.folder / "config.json", required=False)
        if {config.get(end, _ROW) for end in ("module_input_name", "module_output_name")} != {_ROW}:
            raise refused(module.folder, f"a {module.kind} of something else than the text's row")
        if module.kind == "Dense":
            step, dims = _load_dense(module, config, dims)
            steps.append(step)
        else:
            steps.append(unit_rows)
    if layout.keep and layout.keep < dims:
        steps.append(functools.partial(first_numbers, count=layout.keep))
        dims = layout.keep
    if steps and steps[-1] is unit_rows:
        steps.pop()  # every row is given unit length in the end, and twice would round twice
    return tuple(steps), dims


def _load_dense(module: Module, config: Mapping[str, Any], inputs: int) -> tuple[Step, int]:
    """Return a linear layer with its activation, and how many numbers it makes."""
    tensors = read_weights(module.folder)
    name = str(config.get("activation_function", "torch.nn.Tanh"))
    activate = DENSE_ACTIVATIONS.get(name.rpartition(".")[2]) if name.startswith("torch.nn.") else None
    if activate is None or config.get("use_residual"):
        raise refused(module.folder, "a residual" if activate else f"the activation {name}")
    outputs = whole(module.folder, config, "out_features")
    weight = as_float32(taken(module.folder, tensors, (outputs, inputs), "linear.weight")).T
    bias = as_float32(taken(module.folder, tensors, (outputs,), "linear.bias")) if config.get("bias", True) else np.zeros(1, np.float32)
    return functools.partial(dense, weight=weight, bias=bias, activate=activate), outputs
