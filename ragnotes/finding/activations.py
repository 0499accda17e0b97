"""What stands between the two products of a feed-forward part: gelu, its approximation by tanh, relu and silu, each in place."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from .weights import FloatMatrix

BLOCK_ROWS = 64  # 64 rows of 1,536 numbers and their temporaries stay in the second-level cache

Activation = Callable[[FloatMatrix], None]


def _blocks(x: FloatMatrix) -> Iterator[FloatMatrix]:
    """Return views of a few rows each."""
    return (x[start : start + BLOCK_ROWS] for start in range(0, len(x), BLOCK_ROWS))


def gelu(x: FloatMatrix) -> None:
    """Replace x by x * P(N < x), N normal, in place. Hendrycks and Gimpel 2016 (arXiv:1606.08415).

    erf by Abramowitz and Stegun 7.1.26, whose error of 1.5e-7 is that of float32: for z = |x| / sqrt(2), t = 1 / (1 + p z),
    1 - erf(z) = (a1 t + ... + a5 t^5) exp(-z^2), so that gelu(x) = max(x, 0) - |x| (1 - erf(z)) / 2.
    """
    p = np.float32(0.3275911 / math.sqrt(2))
    a1, a2, a3, a4, a5 = (np.float32(a / 2) for a in (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429))
    for block in _blocks(x):
        size = np.abs(block)
        t = size * p
        t += 1
        np.reciprocal(t, out=t)
        tail = t * a5
        for a in (a4, a3, a2, a1):
            tail += a
            tail *= t
        np.multiply(size, size, out=t)
        t *= np.float32(-0.5)
        np.exp(t, out=t)
        tail *= t
        tail *= size
        np.maximum(block, 0, out=block)
        block -= tail


def gelu_tanh(x: FloatMatrix) -> None:
    """Replace x by x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2, in place: gelu as its paper approximates it."""
    for block in _blocks(x):
        inner = block * block
        inner *= np.float32(0.044715)
        inner += 1
        inner *= block
        inner *= np.float32(math.sqrt(2 / math.pi))
        _halve(block, np.tanh(inner, out=inner))


def silu(x: FloatMatrix) -> None:
    """Replace x by x / (1 + exp(-x)), in place; the same as x (1 + tanh(x / 2)) / 2, which overflows nowhere."""
    for block in _blocks(x):
        inner = block * np.float32(0.5)
        _halve(block, np.tanh(inner, out=inner))


def _halve(block: FloatMatrix, tanh: FloatMatrix) -> None:
    """Replace x by x (1 + tanh) / 2, in place."""
    tanh += 1
    tanh *= np.float32(0.5)
    block *= tanh


def relu(x: FloatMatrix) -> None:
    """Replace x by max(x, 0), in place."""
    np.maximum(x, 0, out=x)


def tanh(x: FloatMatrix) -> None:
    """Replace x by its hyperbolic tangent, in place."""
    np.tanh(x, out=x)


def identity(x: FloatMatrix) -> None:
    """Leave x as it is."""


# by the names that config.json gives them
ACTIVATIONS: Mapping[str, Activation] = {
    "gelu": gelu, "gelu_python": gelu, "gelu_new": gelu_tanh, "gelu_fast": gelu_tanh, "gelu_accurate": gelu_tanh,
    "gelu_pytorch_tanh": gelu_tanh, "gelu_python_tanh": gelu_tanh, "relu": relu, "silu": silu, "swish": silu,
}  # fmt: skip
# by the names of the classes that a Dense module gives them
DENSE_ACTIVATIONS: Mapping[str, Activation] = {"Tanh": tanh, "Identity": identity, "ReLU": relu, "GELU": gelu, "SiLU": silu}
