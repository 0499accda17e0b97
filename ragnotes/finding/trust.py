"""Whether the folder of a foreign model could run code: looked at before any library opens it.

sentence-transformers takes the classes of a model from its files. Before version 6 it ran the code of a local folder even when told not to
(its issues 3683, 3801 and 3804), so nothing is left to it here: code files, pickles, classes that are not its own, keys that make it or
transformers load code, and links out of the folder are refused.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import ModelMissing, UsageError
from .weights import SHARDS, WEIGHTS

ANOTHER = "--embedder with another model"

MOST_FILES = 10_000  # whoever names a whole disk has not named a model
_MOST_JSON = 20_000_000  # bytes
_LONGEST = 200  # characters of the name of a class
_CODE = (".py", ".pyc", ".pyo", ".pyd", ".so", ".dylib", ".dll")
_INERT = ("train_script.py",)  # published models carry the script that trained them; nothing can name it that is not refused below
_PICKLES = (".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt")
_NO_PICKLE = "openvino_"  # what that program's weights begin with, which end in .bin too
_DATA = ("tokenizer.json", "vocab.json", SHARDS)  # large, and no class is taken from them
_PART = re.compile(
    r"sentence_transformers\.(?:\w+\.){1,4}"
    r"(?:Transformer|Pooling|Normalize|Dense|Dropout|LayerNorm|Router|Asym|StaticEmbedding|WeightedLayerPooling)"
)
_ACTIVATION = re.compile(r"torch\.nn\.(?:modules\.(?:activation|linear)\.)?[A-Z]\w*")
_CODE_KEYS = ("auto_map", "auto_mapping", "custom_pipelines", "base_model_name_or_path")  # code, or another model, by its name


def refuse_code(folder: Path) -> None:
    """Raise UsageError, which names the file, if loading the folder could run code or read outside it; ModelMissing for an unsound one."""
    _check_modules(folder, folder / "modules.json")
    for path in model_tree(folder):
        if not path.is_file():
            raise ModelMissing(f"{path} is no file that can be read", ANOTHER)
        if path.suffix in _CODE and path.name not in _INERT:
            raise UsageError(f"the model in {folder} brings code: {path.relative_to(folder)}", ANOTHER)
        if path.suffix in _PICKLES and not path.name.startswith(_NO_PICKLE) and not _has_weights(path.parent):
            raise UsageError(
                f"the weights in {path} are a pickle, which can run code", "--embedder with a model that has .safetensors files"
            )
        if path.suffix == ".json" and path.name not in _DATA:
            _check_json(folder, path)


def model_tree(folder: Path) -> Iterator[Path]:
    """Yield the files of a model folder and of the folders in it. Raises UsageError for a link to a folder, and for too many files."""
    seen = 0
    for place, folders, files in os.walk(folder):
        for name in folders:
            if Path(place, name).is_symlink():
                raise UsageError(f"the model in {folder} has a link to a folder: {Path(place, name).relative_to(folder)}", ANOTHER)
        seen += len(files)
        if seen > MOST_FILES:
            raise UsageError(f"{folder} holds more than {MOST_FILES:,} files and is no folder of a model", ANOTHER)
        yield from (Path(place, name) for name in files)


def _has_weights(part: Path) -> bool:
    """Return whether a pickle is passed over, because the same weights are there as safetensors under the name that is looked for."""
    return (part / WEIGHTS).is_file() or (part / SHARDS).is_file()


def _check_modules(folder: Path, path: Path) -> None:
    modules = _read(path) if path.exists() else []
    if not isinstance(modules, list) or not all(isinstance(module, dict) for module in modules):
        raise ModelMissing(f"{path} is no list of modules", ANOTHER)
    for module in modules:
        part = folder / str(module.get("path", ""))
        if not part.resolve().is_relative_to(folder.resolve()):
            raise UsageError(f"{path} names a folder outside: {part}", ANOTHER)
        _check_class(folder, module.get("type"), _PART)


def _check_json(folder: Path, path: Path) -> None:
    """Hold every key of a configuration, however deep, against those that make a library load code."""
    for key, value in _pairs(_read(path)):
        if key in _CODE_KEYS or (key == "trust_remote_code" and value):
            raise UsageError(f"the model in {folder} wants to load {str(value)[:80]}: {key} in {path.relative_to(folder)}", ANOTHER)
        if key.endswith("attn_implementation") and "/" in str(value):
            raise UsageError(f"the model in {folder} wants to load {str(value)[:80]}, which is code from elsewhere", ANOTHER)
        if key == "activation_function" and "." in str(value):  # "gelu" is no class
            _check_class(folder, value, _ACTIVATION)
        if key == "types":  # of a router: the class of each part
            for name in value.values() if isinstance(value, dict) else [value]:
                _check_class(folder, name, _PART)


def _check_class(folder: Path, name: object, allowed: re.Pattern[str]) -> None:
    if len(str(name)) > _LONGEST or not allowed.fullmatch(str(name)):
        raise UsageError(f"the model in {folder} wants to load {str(name)[:80]}, which is code of its own", ANOTHER)


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every key with its value, of dictionaries at any depth."""
    rest = [value]
    while rest:
        found = rest.pop()
        if isinstance(found, dict):
            yield from found.items()
            rest.extend(found.values())
        elif isinstance(found, list):
            rest.extend(found)


def _read(path: Path) -> Any:
    try:
        if not path.is_file() or path.stat().st_size > _MOST_JSON:
            raise ValueError(f"no file of at most {_MOST_JSON:,} bytes")
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise ModelMissing(f"{path} cannot be read: {error}", ANOTHER) from None
