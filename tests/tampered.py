"""Folders of models that were tampered with: each with a canary, a file that is written as soon as any code of the folder runs.

`CASES` tells how to make each folder and how it is used: found as the default encoder, named for the built-in one, or for
sentence-transformers.
"""

from __future__ import annotations

import json
import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Use = Literal["default", "built-in", "embedder"]

PARTS = "sentence_transformers.models"
MODULES = [{"path": "", "type": f"{PARTS}.Transformer"}, {"path": "1_Pooling", "type": f"{PARTS}.Pooling"}]
CONFIG = {
    "model_type": "bert", "hidden_act": "gelu", "hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1,
    "intermediate_size": 16, "max_position_embeddings": 64, "type_vocab_size": 2, "layer_norm_eps": 1e-12,
}  # fmt: skip
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "flexlib", "cache", "logs", "tom", "ada", *"abcdefghijklmnopqrstuvwxyz"]


@dataclass(frozen=True, slots=True)
class Case:
    """One folder: how it is used, what is changed in a sound one, and a word of the refusal."""

    name: str
    use: Use
    change: Callable[[Path], object]
    word: str


class _Bomb:
    def __init__(self, canary: Path) -> None:
        self.canary = canary

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.canary,)


def canary_of(folder: Path) -> Path:
    """Return the file that code of this folder would write."""
    return folder.with_name(f"{folder.name}.ran")


def sound_folder(folder: Path) -> Path:
    """Return a folder with a BERT of one layer, whose weights are what they are."""
    folder.mkdir(parents=True)
    _json(folder / "config.json", CONFIG)
    _json(folder / "modules.json", MODULES)
    _json(folder / "1_Pooling" / "config.json", {"pooling_mode": "mean"})
    (folder / "vocab.txt").write_text("\n".join([*WORDS, *(f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")]) + "\n")
    layer = "encoder.layer.0"
    rows = len(WORDS) + 26
    shapes = {
        **{f"embeddings.{part}_embeddings.weight": [n, 8] for part, n in (("word", rows), ("position", 64), ("token_type", 2))},
        **{f"{layer}.attention.self.{part}.{kind}": [8, 8][: 1 + (kind == "weight")] for part in ("query", "key", "value")
           for kind in ("weight", "bias")},
        f"{layer}.attention.output.dense.weight": [8, 8], f"{layer}.attention.output.dense.bias": [8],
        f"{layer}.intermediate.dense.weight": [16, 8], f"{layer}.intermediate.dense.bias": [16],
        f"{layer}.output.dense.weight": [8, 16], f"{layer}.output.dense.bias": [8],
        **{f"{place}.LayerNorm.{kind}": [8] for place in ("embeddings", f"{layer}.attention.output", f"{layer}.output")
           for kind in ("weight", "bias")},
    }  # fmt: skip
    header, size = {}, 0
    for name, shape in shapes.items():
        count = 4 * shape[0] * (shape[1] if len(shape) > 1 else 1)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [size, size + count]}
        size += count
    values = [((number * 2654435761) % 1000 - 500) / 400 for number in range(size // 4)]
    write_weights(folder / "model.safetensors", header, struct.pack(f"<{len(values)}f", *values))
    return folder


def write_weights(path: Path, header: object, body: bytes, length: int | None = None) -> None:
    """Write a safetensors file, its header's length as told or as it is."""
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text) if length is None else length) + text + body)


def flip(path: Path, at: int = -7) -> None:
    """Change one bit of a file; a link is replaced by its changed content."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.unlink()
    path.write_bytes(data)


def _json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(json.dumps(value))


def _code(path: Path, folder: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"from pathlib import Path\nPath({str(canary_of(folder))!r}).touch()\n\n\nclass Model:\n    pass\n")


def _pickle(path: Path, folder: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(_Bomb(canary_of(folder))))


def _modules(folder: Path, *types: str, path: str = "") -> None:
    _json(folder / "modules.json", [{"path": path, "type": name} for name in types])


def _with_code(folder: Path, change: Callable[[], object], file: str = "evil.py") -> None:
    _code(folder / file, folder)
    change()


def _header(folder: Path, change: Callable[[dict[str, Any]], object], length: int | None = None) -> None:
    path = folder / "model.safetensors"
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    change(header)
    write_weights(path, header, data[8 + size :], length)


def _overlap(header: dict[str, Any]) -> None:
    first, second = list(header)[-2:]  # two vectors of one length
    header[second]["data_offsets"] = header[first]["data_offsets"]


def _only_pickle(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    _pickle(folder / "pytorch_model.bin", folder)


def _dense_pickle(folder: Path) -> None:
    _json(folder / "modules.json", [*MODULES, {"path": "2_Dense", "type": f"{PARTS}.Dense"}])
    _pickle(folder / "2_Dense" / "pytorch_model.bin", folder)
    (folder / "2_Dense" / "other.safetensors").write_bytes(b"")  # another name than the one that is looked for


def _nested_router(folder: Path) -> None:
    _modules(folder, f"{PARTS}.Router")
    _json(folder / "router_config.json", {"types": {"a": f"{PARTS}.Router"}, "structure": {"query": ["a"]}, "parameters": {}})
    _json(folder / "a" / "router_config.json", {"types": {"b": "evil.Model"}, "structure": {"query": ["b"]}, "parameters": {}})
    _code(folder / "evil.py", folder)
    (folder / "evil.py").rename(folder / "train_script.py")  # the one name that may lie there


def _nested_model(folder: Path) -> None:
    _modules(folder, "sentence_transformers.SentenceTransformer", path="inner")
    _json(folder / "inner" / "modules.json", [{"path": "", "type": "train_script.Model"}])
    _code(folder / "inner" / "train_script.py", folder)


def _linked(folder: Path) -> None:
    away = folder.with_name(f"{folder.name}-away")
    _code(away / "evil.py", folder)
    (folder / "1_Pooling" / "config.json").unlink()
    (folder / "1_Pooling").rmdir()
    (folder / "1_Pooling").symlink_to(away)


def _escaped(folder: Path) -> None:
    path = folder / "config.json"
    path.write_text(path.read_text()[:-1] + ', "\\u0061uto_map": {"AutoModel": "train_script.Model"}}')
    _code(folder / "train_script.py", folder)


def _deep_key(folder: Path) -> None:
    _json(folder / "sentence_bert_config.json", {"model_args": {"nested": [{"trust_remote_code": True}]}})


CASES = (
    # found without being named: it is the published one, or it is not used
    Case("default: weights", "default", lambda folder: flip(folder / "model.safetensors"), "model.safetensors"),
    Case("default: vocabulary", "default", lambda folder: flip(folder / "vocab.txt"), "vocab.txt"),
    Case("default: configuration", "default", lambda folder: flip(folder / "config.json"), "config.json"),
    Case("default: modules", "default", lambda folder: _with_code(folder, lambda: _modules(folder, "evil.Model")), "modules.json"),
    # named, and changed since the index was made
    Case("changed weights", "built-in", lambda folder: flip(folder / "model.safetensors"), "others now"),
    Case("changed vocabulary", "built-in", lambda folder: flip(folder / "vocab.txt", 8), "others now"),
    Case("changed pooling", "built-in", lambda folder: _json(folder / "1_Pooling" / "config.json", {"pooling_mode": "cls"}), "others now"),
    Case("header without an end", "built-in", lambda folder: _header(folder, lambda _: None, 2**62), "no sound safetensors|others now"),
    Case("ranges over each other", "built-in", lambda folder: _header(folder, _overlap), "no sound safetensors|others now"),
    Case("a pickle alone", "built-in", _only_pickle, "no model.safetensors"),
    Case("modules with code", "built-in", lambda folder: _with_code(folder, lambda: _modules(folder, "evil.Model")), "evil.Model"),
    # for sentence-transformers
    Case("modules.json names a file of it", "embedder", lambda folder: _with_code(folder, lambda: _modules(folder, "evil.Model")), "evil"),
    Case("modules.json names an installed module", "embedder", lambda folder: _modules(folder, "os.system"), "os.system"),
    Case("a module that is a whole model", "embedder", _nested_model, "SentenceTransformer"),
    Case("a router in a router", "embedder", _nested_router, "evil.Model"),
    Case("code beside", "embedder", lambda folder: _code(folder / "modeling_evil.py", folder), "modeling_evil.py"),
    Case("code below", "embedder", lambda folder: _code(folder / "custom_generate" / "generate.py", folder), "generate.py"),
    Case("compiled code", "embedder", lambda folder: (folder / "evil.cpython-311-x86_64-linux-gnu.so").write_bytes(b"\x7fELF"), ".so"),
    Case("auto_map", "embedder", lambda folder: _with_code(folder, lambda: _json(
        folder / "config.json", {**CONFIG, "auto_map": {"AutoModel": "train_script.Model"}}), "train_script.py"), "auto_map"),
    Case("auto_map of the tokenizer", "embedder", lambda folder: _json(
        folder / "tokenizer_config.json", {"auto_map": {"AutoTokenizer": ["somebody/repository--evil.Tokenizer", None]}}), "auto_map"),
    Case("auto_map in escapes", "embedder", _escaped, "auto_map"),
    Case("trust in itself", "embedder", _deep_key, "trust_remote_code"),
    Case("attention from elsewhere", "embedder", lambda folder: _json(
        folder / "config.json", {**CONFIG, "_attn_implementation": "somebody/kernel"}), "somebody/kernel"),
    Case("weights of another model", "embedder", lambda folder: _json(
        folder / "adapter_config.json", {"base_model_name_or_path": "../other", "peft_type": "LORA"}), "base_model_name_or_path"),
    Case("an activation of its own", "embedder", lambda folder: _json(
        folder / "1_Pooling" / "config.json", {"activation_function": "torch.hub.load"}), "torch.hub.load"),
    Case("a pickle alone, for sentence-transformers", "embedder", _only_pickle, "pickle"),
    Case("a pickle in a part", "embedder", _dense_pickle, "pickle"),
    Case("a folder outside", "embedder", lambda folder: _modules(folder, f"{PARTS}.Transformer", path="../.."), "outside"),
    Case("a link to a folder", "embedder", _linked, "1_Pooling"),
    Case("a configuration without an end", "embedder", lambda folder: (folder / "config.json").write_text("[" * 200_000), "cannot be read"),
)  # fmt: skip
