"""The tensors of a safetensors file, mapped: nothing is copied, nothing in it can run; and whether a model is one we compute rightly.

The format: 8 bytes with the length of a JSON header, the header with the kind, shape and byte range of every tensor, the tensors.
"""

from __future__ import annotations

import json
import math
import mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelMissing
from .wordpiece import CURE

MAX_HEADER_BYTES = 100_000_000  # what the format's own library allows


def read_safetensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """Return the float32 tensors of a file by name; others, such as counters of positions, are left out.

    Raises ModelMissing if there is no such file, or its header or a range in it is not sound.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise ModelMissing(f"the model folder {path.parent} has no {path.name}", CURE) from None
    except (OSError, ValueError) as error:  # ValueError: an empty file cannot be mapped
        raise ModelMissing(f"{path} cannot be read: {error}", CURE) from None
    try:
        return _tensors(mapped)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ModelMissing(f"{path} is no sound safetensors file: {error}", CURE) from None


def _tensors(mapped: mmap.mmap) -> dict[str, NDArray[np.float32]]:
    length = int.from_bytes(mapped[:8], "little")
    if len(mapped) < 8 or length > min(MAX_HEADER_BYTES, len(mapped) - 8):
        raise ValueError(f"a header of {length} bytes in a file of {len(mapped)}")
    header: dict[str, Any] = json.loads(mapped[8 : 8 + length])
    header.pop("__metadata__", None)
    return {name: _tensor(mapped, 8 + length, name, entry) for name, entry in header.items() if entry["dtype"] == "F32"}


def _tensor(mapped: mmap.mmap, base: int, name: str, entry: dict[str, Any]) -> NDArray[np.float32]:
    shape = entry["shape"]
    start, end = entry["data_offsets"]
    if not all(type(number) is int and number >= 0 for number in (*shape, start, end)):
        raise ValueError(f"{name} has no sound shape or range")
    count = math.prod(shape)
    if end - start != 4 * count or base + end > len(mapped):
        raise ValueError(f"{name} lies outside the file or does not have the size of its shape")
    return np.frombuffer(mapped, dtype="<f4", count=count, offset=base + start).reshape(shape)


def check_kind(folder: Path, config: dict[str, Any], pooling: dict[str, Any]) -> None:
    """Raise ModelMissing for a model that this code would compute wrongly."""
    wanted = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute"}
    wrong = [f"{name} {config[name]!r}" for name, value in wanted.items() if config.get(name, value) != value]
    if whole(folder, config, "hidden_size") % (heads := whole(folder, config, "num_attention_heads")):
        wrong.append(f"{heads} heads that do not share {config['hidden_size']} numbers evenly")
    if pooling and not pooling.get("pooling_mode_mean_tokens"):
        wrong.append("no mean over the tokens at its end")
    if wrong:
        raise ModelMissing(f"the model in {folder} is none that the built-in encoder can run: {', '.join(wrong)}", f"--embedder {folder}")


def whole(folder: Path, config: dict[str, Any], name: str, least: int = 1) -> int:
    """Return a whole number of a configuration; ModelMissing if it holds none of that name or a smaller one."""
    value = config.get(name)
    if type(value) is not int or value < least:
        raise ModelMissing(f"the configuration in {folder} has no sound {name}: {value!r}", CURE)
    return value
