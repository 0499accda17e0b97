"""What a model folder says about its model: the modules in their order, the pooling, the window, the prompts; and what is refused.

Two layouts: that of sentence-transformers, with `modules.json` and a folder a module, and a plain folder of transformers, whose rows are
the mean over the tokens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import ModelMissing
from ..frozen import frozen
from .activations import ACTIVATIONS
from .pooling import POOLINGS
from .wordpiece import CURE, read_config, read_json

QUERY_PROMPTS, PASSAGE_PROMPTS = ("query",), ("document", "passage", "corpus")  # names of prompts, the first that is not empty counts
PROMPTS = "config_sentence_transformers.json"
_AFTER_POOLING = ("Dense", "Normalize", "Dropout")
_PLAIN = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
_FLAGS = {  # older folders have a flag for each way of pooling
    "pooling_mode_cls_token": "cls", "pooling_mode_max_tokens": "max", "pooling_mode_mean_tokens": "mean",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens", "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}  # fmt: skip


@frozen
class Module:
    """One part of a model: what it is, and the folder of its configuration and weights."""

    kind: str
    folder: Path


@frozen
class Layout:
    """What a folder says about its model."""

    base: Path  # the folder of the transformer: its configuration, weights and vocabulary
    config: Mapping[str, Any]  # of the transformer
    window: int  # tokens, [CLS] and [SEP] included
    lower: bool  # texts are put into lower case, whatever the tokenizer does
    pooling: tuple[str, ...]
    after: tuple[Module, ...]  # what follows the pooling
    keep: int | None  # only the first numbers of a row count
    prompts: tuple[str, str]  # before a question, before a passage


def read_layout(folder: Path) -> Layout:
    """Return what a model folder says. Raises ModelMissing for a model that this code would compute wrongly."""
    transformer, pooling, *after = read_modules(folder)
    config = read_config(transformer.folder / "config.json")
    whole_rows, pooled = read_config(folder / PROMPTS, required=False), read_config(pooling.folder / "config.json", required=False)
    text = read_config(transformer.folder / "sentence_bert_config.json", required=False)
    query, passage = _prompts(whole_rows)
    modes = _modes(pooled)
    wrong = [*_wrong_config(folder, config), *(f"the pooling {mode!r}" for mode in modes if mode not in POOLINGS)]
    if (query or passage) and pooled.get("include_prompt") is False:
        wrong.append("a pooling that leaves its prompts out")
    if wrong:
        raise refused(folder, ", ".join(wrong))
    keep = whole_rows.get("truncate_dim")
    return Layout(
        base=transformer.folder,
        config=config,
        window=_window(folder, transformer.folder, config, text),
        lower=text.get("do_lower_case") is True,
        pooling=modes,
        after=tuple(module for module in after if module.kind != "Dropout"),  # it drops while a model is trained only
        keep=whole(folder, whole_rows, "truncate_dim") if keep is not None else None,
        prompts=(query, passage),
    )


def read_modules(folder: Path) -> list[Module]:
    """Return the parts of a model: its transformer, its pooling and what follows. Raises ModelMissing for any other order or part."""
    path = folder / "modules.json"
    if not path.exists():
        return [Module("Transformer", folder), Module("Pooling", folder / "1_Pooling")]
    modules = [_module(folder, path, record) for record in read_json(path, list)]
    kinds = [module.kind for module in modules]
    if kinds[:2] != ["Transformer", "Pooling"] or not set(kinds[2:]) <= set(_AFTER_POOLING):
        raise refused(folder, f"its modules are {', '.join(kinds) or 'none'}")
    return modules


def _module(folder: Path, path: Path, record: Any) -> Module:
    if not (isinstance(record, dict) and isinstance(record.get("path"), str) and isinstance(record.get("type"), str)):
        raise ModelMissing(f"{path} is no list of modules", CURE)
    package, _, kind = record["type"].rpartition(".")
    inside = (folder / record["path"]).resolve().is_relative_to(folder.resolve())
    if not inside or not f"{package}.".startswith("sentence_transformers."):
        raise refused(folder, f"{record['type']} in {record['path'] or 'it'}, which is code or a folder of somebody else's")
    return Module(kind, folder / record["path"])


def deciding_files(folder: Path) -> list[Path]:
    """Return the small files that decide over a model's vectors beside those of its transformer and the plain pooling; there or not."""
    modules = read_modules(folder)
    found = []
    if [module.kind for module in modules] not in _PLAIN or modules[0].folder != folder:
        found += [folder / "modules.json", *(module.folder / "config.json" for module in modules[2:])]
    told = read_config(folder / PROMPTS, required=False)
    return [*found, folder / PROMPTS] if any(_prompts(told)) or told.get("truncate_dim") is not None else found


def refused(folder: Path, reason: str) -> ModelMissing:
    """Return the error for a model of another kind, with the way to use it all the same."""
    return ModelMissing(f"the model in {folder} is none that the built-in encoder can run: {reason}", f"--embedder {folder}")


def whole(folder: Path, config: Mapping[str, Any], name: str, least: int = 1) -> int:
    """Return a whole number of a configuration; ModelMissing if it holds none of that name or a smaller one."""
    value = config.get(name)
    if type(value) is not int or value < least:
        raise ModelMissing(f"the configuration in {folder} has no sound {name}: {value!r}", CURE)
    return value


def first_prompt(prompts: object, names: Sequence[str]) -> str:
    """Return the first prompt of these names that is not empty; "" without one.

    >>> first_prompt({"document": "", "passage": "passage: "}, ("document", "passage"))
    'passage: '
    """
    told = prompts if isinstance(prompts, dict) else {}
    return next((told[name] for name in names if isinstance(told.get(name), str) and told[name]), "")


def _prompts(told: Mapping[str, Any]) -> tuple[str, str]:
    return first_prompt(told.get("prompts"), QUERY_PROMPTS), first_prompt(told.get("prompts"), PASSAGE_PROMPTS)


def _wrong_config(folder: Path, config: Mapping[str, Any]) -> list[str]:
    """Return what in a configuration is not as this code computes it."""
    wanted = {"model_type": "bert", "position_embedding_type": "absolute", "is_decoder": False}
    wrong = [f"{name} {config[name]!r}" for name, value in wanted.items() if config.get(name, value) != value]
    if str(config.get("hidden_act", "gelu")) not in ACTIVATIONS:
        wrong.append(f"hidden_act {config['hidden_act']!r}")
    wrong += [name for name in ("quantization_config", "pruned_heads") if config.get(name)]
    if whole(folder, config, "hidden_size") % (heads := whole(folder, config, "num_attention_heads")):
        wrong.append(f"{heads} heads that do not share {config['hidden_size']} numbers evenly")
    return wrong


def _modes(pooled: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ways of pooling whose rows stand one after the other."""
    named = pooled.get("pooling_mode")
    if named is None:
        named = [mode for flag, mode in _FLAGS.items() if pooled.get(flag)]
    return tuple(map(str, named if isinstance(named, list) else [named])) or ("mean",)


def _window(folder: Path, base: Path, config: Mapping[str, Any], text: Mapping[str, Any]) -> int:
    """Return the tokens that a model sees of a text: as its own file says, else its tokenizer's, never more than it has places."""
    places = whole(folder, config, "max_position_embeddings", least=3)
    if text.get("max_seq_length") is not None:
        return min(whole(folder, text, "max_seq_length", least=3), places)
    told = read_config(base / "tokenizer_config.json", required=False).get("model_max_length")
    return min(told, places) if type(told) is int and told >= 3 else places
