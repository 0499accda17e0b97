"""What stands between the two products of a feed-forward part: gelu, its approximation by tanh, relu and silu, each in place."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from .weights import FloatMatrix

BLOCK_ROWS = 32  # 32 rows of 1,536 numbers and two temporaries stay in the second-level cache

Activation = Callable[[FloatMatrix], None]

# (1 + a1 z + ... + a6 z^6) 2^(1/16) in powers of |x| = z sqrt(2): its 16th power has the factor 2 that halves the tail
_HALVING = 2 ** (1 / 16)
_ONE = np.float32(_HALVING)
_TAIL = tuple(
    np.float32(_HALVING * a / math.sqrt(2) ** power)
    for power, a in enumerate((0.0705230784, 0.0422820123, 0.0092705272, 0.0001520143, 0.0002765672, 0.0000430638), start=1)
)


def _blocks(x: FloatMatrix) -> Iterator[FloatMatrix]:
    """Return views of a few rows each."""
    return (x[start : start + BLOCK_ROWS] for start in range(0, len(x), BLOCK_ROWS))


def gelu(x: FloatMatrix) -> None:
    """Replace x by x * P(N < x), N normal, in place. Hendrycks and Gimpel 2016 (arXiv:1606.08415).

    erf by Abramowitz and Stegun 7.1.28, whose error is 3e-7 and which needs no exp: for z = |x| / sqrt(2),
    1 - erf(z) = (1 + a1 z + ... + a6 z^6)^-16, so that gelu(x) = max(x, 0) - |x| (1 - erf(z)) / 2.
    """
    *rest, highest = _TAIL
    scratch = np.empty((2, min(len(x), BLOCK_ROWS), x.shape[1]), np.float32)
    with np.errstate(over="ignore"):  # far out the power is infinite and the tail 0, as it should be
        for block in _blocks(x):
            size, power = scratch[:, : len(block)]
            np.abs(block, out=size)
            np.multiply(size, highest, out=power)
            for a in reversed(rest):
                power += a
                power *= size
            power += _ONE
            for _ in range(4):
                power *= power
            size /= power
            np.maximum(block, 0, out=block)
            block -= size


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
