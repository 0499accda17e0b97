"""The tensors of safetensors files, mapped: nothing is copied, nothing in them can run.

The format: 8 bytes with the length of a JSON header, the header with the kind, shape and byte range of every tensor, the tensors.
A model too large for one file has several, and an index that names the file of each tensor.
"""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelMissing
from .wordpiece import CURE, read_config

FloatArray = NDArray[np.float32]
FloatMatrix = NDArray[np.float32]
FloatVector = NDArray[np.float32]

WEIGHTS, SHARDS = "model.safetensors", "model.safetensors.index.json"
MAX_HEADER_BYTES = 10_000_000  # a hundred thousand tensors; the format's own library takes ten times as much
_MOST_AXES = 8
_PICKLES = ("pytorch_model.bin", "pytorch_model.bin.index.json")
# NumPy has no BF16: it is read as its bits, which are the upper half of the same number as F32
_KINDS: Mapping[str, np.dtype[Any]] = {
    "F64": np.dtype("<f8"), "F32": np.dtype("<f4"), "F16": np.dtype("<f2"), "BF16": np.dtype("<u2"),
}  # fmt: skip
_OTHER_SIZES = {  # bytes of one number of the kinds that are not read
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E4M3": 1, "F8_E5M2": 1, "U16": 2, "I16": 2, "U32": 4, "I32": 4, "U64": 8, "I64": 8,
}  # fmt: skip


def read_weights(folder: Path) -> dict[str, NDArray[Any]]:
    """Return the tensors of a model folder by name, each as it is stored; `as_float32` makes numbers of them.

    Raises ModelMissing if there are none, or a file is not sound.
    """
    if not (folder / WEIGHTS).is_file() and any((folder / name).is_file() for name in _PICKLES):
        raise ModelMissing(f"the weights in {folder} are a pickle, which can run code", "use a model with .safetensors files")
    return {name: tensor for path in weight_files(folder) for name, tensor in read_safetensors(path).items()}


def weight_files(folder: Path) -> list[Path]:
    """Return the files that hold the tensors of a model folder: one, or those that its index names."""
    if (folder / WEIGHTS).is_file() or not (folder / SHARDS).is_file():
        return [folder / WEIGHTS]
    named = read_config(folder / SHARDS).get("weight_map")
    files = sorted(set(named.values())) if isinstance(named, dict) and all(isinstance(file, str) for file in named.values()) else []
    if not files or any(Path(file).name != file for file in files):
        raise ModelMissing(f"{folder / SHARDS} names no files beside it", CURE)
    return [folder / file for file in files]


def as_float32(tensor: NDArray[Any]) -> FloatArray:
    """Return a tensor as float32: itself where it is so stored, else a copy.

    >>> as_float32(np.array([0x3F80, 0xC020], dtype=np.uint16)).tolist()
    [1.0, -2.5]
    """
    if tensor.dtype == np.uint16:
        return (tensor.astype(np.uint32) << 16).view(np.float32)
    return tensor.astype(np.float32, copy=False)


def taken(folder: Path, tensors: Mapping[str, NDArray[Any]], shape: tuple[int, ...], *names: str) -> NDArray[Any]:
    """Return the tensor that has one of these names, as stored; ModelMissing if there is none, or it is of another shape."""
    found = next((tensors[name] for name in names if name in tensors), None)
    if found is None or found.shape != shape:
        held = "missing" if found is None else f"of shape {found.shape}"
        raise ModelMissing(f"the weights in {folder} do not fit: {names[0]} is {held}, {shape} is wanted", CURE)
    return found


def read_safetensors(path: Path) -> dict[str, NDArray[Any]]:
    """Return the tensors of floating-point numbers of a file by name; others, such as counters of positions, are left out.

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


def _tensors(mapped: mmap.mmap) -> dict[str, NDArray[Any]]:
    length = int.from_bytes(mapped[:8], "little")
    if len(mapped) < 8 or length > min(MAX_HEADER_BYTES, len(mapped) - 8):
        raise ValueError(f"a header of {length} bytes in a file of {len(mapped)}")
    header: dict[str, Any] = json.loads(mapped[8 : 8 + length])
    header.pop("__metadata__", None)
    base = 8 + length
    _check_ranges([_range(name[:80], entry) for name, entry in header.items()], len(mapped) - base)
    return {name: _tensor(mapped, base, entry) for name, entry in header.items() if entry["dtype"] in _KINDS}


def _range(name: str, entry: dict[str, Any]) -> tuple[int, int, str]:
    """Return (start, end, name) of a tensor's bytes. Raises ValueError unless kind, shape and range are sound and agree."""
    kind, shape = entry["dtype"], entry["shape"]
    start, end = entry["data_offsets"]
    if len(shape) > _MOST_AXES or not all(type(number) is int and number >= 0 for number in (*shape, start, end)):
        raise ValueError(f"{name} has no sound shape or range")
    size = _KINDS[kind].itemsize if kind in _KINDS else _OTHER_SIZES.get(kind)
    if size is None:
        raise ValueError(f"{name} is of an unknown kind")
    if end - start != size * math.prod(shape):
        raise ValueError(f"{name} does not have the size of its shape")
    return start, end, name


def _check_ranges(ranges: Sequence[tuple[int, int, str]], size: int) -> None:
    """Raise ValueError unless the tensors cover all bytes behind the header once, without holes, as the format's own library wants it."""
    covered = 0
    for start, end, name in sorted(ranges):
        if end > size:
            raise ValueError(f"{name} lies outside the file")
        if start != covered:
            raise ValueError(f"{name} does not begin where the tensor before it ends")
        covered = end
    if covered != size:
        raise ValueError(f"{size - covered} bytes are of no tensor")


def _tensor(mapped: mmap.mmap, base: int, entry: dict[str, Any]) -> NDArray[Any]:
    shape = entry["shape"]
    return np.frombuffer(mapped, dtype=_KINDS[entry["dtype"]], count=math.prod(shape), offset=base + entry["data_offsets"][0]).reshape(
        shape
    )
