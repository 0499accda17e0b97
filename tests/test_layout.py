"""Any BERT with a WordPiece vocabulary: tiny random ones, saved as their own libraries save them, against sentence-transformers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from ragnotes.doctoring import doctor
from ragnotes.errors import ModelMissing
from ragnotes.finding.encoder import encode, for_bulk, load_model, token_numbers
from ragnotes.finding.layout import read_layout
from ragnotes.finding.vectors import hash_model, load_embedder, model_files, name_of
from ragnotes.models import find_model_folder

torch = pytest.importorskip("torch", reason="the reference is not installed: pip install ragnotes[dev]")
transformers = pytest.importorskip("transformers")
sentence_transformers = pytest.importorskip("sentence_transformers")
torch.set_num_threads(1)  # models this small are slower on two

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éÉüÜñß"
WORDS = ("query", "Query", "passage", "the", "The", "talk", "Talk", "café", "Café", "cafe", "vectors", "##ing", "##s")
MARKS = ".,:;!?()[]'\"-"
VOCABULARY = (
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{letter}" for letter in LETTERS), *WORDS, *MARKS, "東", "京", "東京",
)  # fmt: skip
TEXTS = [
    "The Talk was about vectors.", "the talk was about vectors.", "Café ÉTÉ über ñandú", "東京 vectors", "a", "", "[MASK] the [CLS]",
    "Talk " * 60, "naïve résumés, testing: words!", "one two three", "Query the TALK (twice)",
]  # fmt: skip
SIZES = {
    "hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 3, "intermediate_size": 40, "max_position_embeddings": 48,
    "vocab_size": len(VOCABULARY),
}  # fmt: skip
ACTIVATIONS = ("gelu", "gelu_new", "gelu_pytorch_tanh", "relu", "silu")
POOLINGS: tuple[Any, ...] = ("cls", "mean", "max", "mean_sqrt_len_tokens", "weightedmean", "lasttoken", ["max", "cls", "mean"])


def write_json(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content), "utf-8")


def change_json(path: Path, **changes: object) -> None:
    """Change keys of a JSON object in a file; a key given as None is left out."""
    told = {**json.loads(path.read_text("utf-8")), **changes}
    write_json(path, {key: value for key, value in told.items() if value is not None})


def save_bert(
    folder: Path, *, kind: str = "BertModel", dtype: str = "float32", shard: str = "5GB", lower: bool = True, **config: Any
) -> Path:
    """A tiny BERT with random weights, biases and norms too, in a plain folder of transformers."""
    transformers.utils.logging.disable_progress_bar()
    folder.mkdir(exist_ok=True)
    (folder / "vocab.txt").write_text("".join(f"{word}\n" for word in VOCABULARY), "utf-8")
    chance = torch.Generator().manual_seed(7)
    model = getattr(transformers, kind)(transformers.BertConfig(**{**SIZES, **config}))
    with torch.no_grad():
        for weights in model.parameters():
            weights.copy_(torch.randn(weights.shape, generator=chance) * 0.5)
    model.to(getattr(torch, dtype)).save_pretrained(folder, max_shard_size=shard)
    transformers.BertTokenizer.from_pretrained(str(folder), do_lower_case=lower).save_pretrained(folder)
    return folder


def as_sentence_model(folder: Path, *modules: str, pooling: Any = "mean") -> Path:
    """The modules.json and the pooling that sentence-transformers adds; further modules by "KIND:FOLDER"."""
    listed = [("", "models.Transformer"), ("1_Pooling", "models.Pooling")]
    listed += [(path, f"models.{kind}") for kind, path in (module.split(":") for module in modules)]
    write_json(
        folder / "modules.json",
        [{"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.{kind}"} for at, (path, kind) in enumerate(listed)],
    )
    write_json(folder / "1_Pooling" / "config.json", {"embedding_dimension": 24, "pooling_mode": pooling, "include_prompt": True})
    for path, _ in listed[2:]:
        (folder / path).mkdir(exist_ok=True)
    return folder


def save_dense(folder: Path, inputs: int, outputs: int, **options: Any) -> None:
    from sentence_transformers.sentence_transformer.modules import Dense

    torch.manual_seed(3)
    Dense(inputs, outputs, **options).save(str(folder))


def reference(folder: Path) -> Any:
    model = sentence_transformers.SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return model.float()  # a processor's own halves would be less exact than ours


def assert_equal(folder: Path, texts: list[str] = TEXTS, oracle: Any = None) -> None:
    model = load_model(folder)
    rows, theirs = encode(texts, model), (oracle or reference(folder)).encode(texts, normalize_embeddings=True, show_progress_bar=False)
    assert rows.dtype == np.float32 and rows.shape == theirs.shape == (len(texts), model.dims)
    assert np.abs(rows - theirs).max() < 1e-5
    assert np.abs(encode(texts, for_bulk(model)) - theirs).max() < 1e-5
    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-5  # the index takes nothing else, whether or not a model normalises


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("lower", [True, False])
@pytest.mark.parametrize("dtype", ["float32", "float16", "bfloat16"])
def test_equal_for_every_activation_case_and_kind_of_number_with_every_pooling(
    tmp_path: Path, activation: str, lower: bool, dtype: str
) -> None:
    from sentence_transformers.sentence_transformer.modules import Pooling

    folder = as_sentence_model(save_bert(tmp_path, hidden_act=activation, lower=lower, dtype=dtype))
    oracle = reference(folder)
    for pooling in POOLINGS:
        as_sentence_model(folder, pooling=pooling)
        oracle[1] = Pooling(24, pooling)
        assert_equal(folder, oracle=oracle)


def test_the_models_of_the_grid_differ(tmp_path: Path) -> None:
    """Were all rows alike, equality would tell nothing."""
    rows = {}
    for activation in ACTIVATIONS[:2] + ACTIVATIONS[3:]:
        folder = as_sentence_model(save_bert(tmp_path, hidden_act=activation, lower=False), pooling="cls")
        rows[activation] = encode(TEXTS, load_model(folder))
    made = list(rows.values())
    assert all(np.abs(made[a] - made[b]).max() > 3e-5 for a in range(len(made)) for b in range(a))
    assert np.abs(made[0][0] - made[0][1]).max() > 1e-3  # upper and lower case


@pytest.mark.parametrize("strip", [True, False, None])
@pytest.mark.parametrize("chinese", [True, False])
@pytest.mark.parametrize("lower", [True, False])
@pytest.mark.parametrize("name", ["BertTokenizer", "PreTrainedTokenizerFast"])
def test_case_accents_and_chinese_as_the_tokenizer_says(tmp_path: Path, strip: bool | None, chinese: bool, lower: bool, name: str) -> None:
    folder = save_bert(tmp_path)
    told = {"do_lower_case": lower, "strip_accents": strip, "tokenize_chinese_chars": chinese}
    transformers.BertTokenizer.from_pretrained(str(folder), **told).save_pretrained(folder)
    if name != "BertTokenizer":  # then tokenizer.json alone counts
        change_json(folder / "tokenizer_config.json", tokenizer_class=name, do_lower_case=not lower, strip_accents=not strip)
    oracle = transformers.AutoTokenizer.from_pretrained(str(folder))
    model = load_model(folder)
    for text in TEXTS:
        assert token_numbers(text, model) == oracle(text, truncation=True, max_length=48)["input_ids"], text


@pytest.mark.parametrize("without", [["vocab.txt"], ["tokenizer.json"], ["tokenizer_config.json", "tokenizer.json"]])
def test_either_file_of_the_vocabulary_will_do(tmp_path: Path, without: list[str]) -> None:
    folder = save_bert(tmp_path)
    for name in without:
        (folder / name).unlink()
    assert_equal(folder)


@pytest.mark.parametrize("kind", ["BertModel", "BertForMaskedLM", "BertForSequenceClassification"])
def test_a_plain_folder_with_or_without_a_prefix(tmp_path: Path, kind: str) -> None:
    folder = save_bert(tmp_path, kind=kind)
    assert load_model(folder).max_tokens == 48
    assert_equal(folder)


def test_weights_in_several_files(tmp_path: Path) -> None:
    folder = save_bert(tmp_path, shard="8KB")
    assert len(list(folder.glob("model-*.safetensors"))) > 2 and not (folder / "model.safetensors").exists()
    assert_equal(folder)
    assert {path.name for path in folder.glob("model-*")} <= {path.name for path in model_files(folder)}


def test_norms_by_their_first_names(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    folder = save_bert(tmp_path)
    rows = encode(TEXTS, load_model(folder))
    renamed = {"LayerNorm.weight": "LayerNorm.gamma", "LayerNorm.bias": "LayerNorm.beta"}
    tensors = load_file(folder / "model.safetensors")
    for old, new in renamed.items():
        tensors = {name.replace(old, new): tensor for name, tensor in tensors.items()}
    save_file(tensors, folder / "model.safetensors")
    assert np.array_equal(encode(TEXTS, load_model(folder)), rows)


@pytest.mark.parametrize(
    "sizes",
    [
        {"num_attention_heads": 1, "num_hidden_layers": 1},
        {"hidden_size": 16, "num_attention_heads": 8, "num_hidden_layers": 4, "intermediate_size": 8},
        {"layer_norm_eps": 1e-3},
        {"type_vocab_size": 1},
        {"vocab_size": len(VOCABULARY) + 13},
    ],
)
def test_other_sizes(tmp_path: Path, sizes: dict[str, Any]) -> None:
    assert_equal(save_bert(tmp_path, **sizes))


@pytest.mark.parametrize("flags", [["cls"], ["mean"], ["max", "mean"], ["mean_sqrt_len", "cls"], ["weightedmean"], ["lasttoken"], []])
def test_older_folders_have_a_flag_for_each_pooling(tmp_path: Path, flags: list[str]) -> None:
    folder = as_sentence_model(save_bert(tmp_path))
    told = {f"pooling_mode_{name}_token{'' if name in ('cls', 'last') else 's'}": True for name in flags}
    told = {name.replace("lasttoken_tokens", "lasttoken"): value for name, value in told.items()}
    write_json(folder / "1_Pooling" / "config.json", {"word_embedding_dimension": 24, "pooling_mode_max_tokens": False, **told})
    assert load_model(folder).dims == 24 * max(1, len(flags))
    assert_equal(folder)


@pytest.mark.parametrize(
    ("window", "model_max", "expected"), [(12, None, 12), (None, 20, 20), (12, 20, 12), (None, 10**30, 48), (None, None, 48)]
)
def test_the_window(tmp_path: Path, window: int | None, model_max: int | None, expected: int) -> None:
    folder = as_sentence_model(save_bert(tmp_path))
    write_json(folder / "sentence_bert_config.json", {"max_seq_length": window, "do_lower_case": False})
    change_json(folder / "tokenizer_config.json", model_max_length=model_max)
    model = load_model(folder)
    assert model.max_tokens == expected == reference(folder).max_seq_length
    assert len(token_numbers("talk " * 100, model)) == expected
    assert_equal(folder)


def test_lower_case_before_a_tokenizer_that_keeps_case(tmp_path: Path) -> None:
    folder = as_sentence_model(save_bert(tmp_path, lower=False))
    write_json(folder / "sentence_bert_config.json", {"max_seq_length": 40, "do_lower_case": True})
    assert_equal(folder)


@pytest.mark.parametrize("activation", ["Tanh", "Identity", "ReLU", "GELU", "SiLU"])
@pytest.mark.parametrize("bias", [True, False])
def test_a_dense_layer_at_the_end(tmp_path: Path, activation: str, bias: bool) -> None:
    folder = as_sentence_model(save_bert(tmp_path), "Dense:2_Dense", "Normalize:3_Normalize", pooling="cls")
    save_dense(folder / "2_Dense", 24, 10, bias=bias, activation_function=getattr(torch.nn, activation)())
    assert load_model(folder).dims == 10
    assert_equal(folder)


def test_lengths_taken_between_two_dense_layers(tmp_path: Path) -> None:
    modules = ("Dense:2_Dense", "Normalize:3_Normalize", "Dropout:4_Dropout", "Dense:5_Dense")
    folder = as_sentence_model(save_bert(tmp_path), *modules, pooling=["cls", "mean"])
    save_dense(folder / "2_Dense", 48, 16)
    save_dense(folder / "5_Dense", 16, 7)
    write_json(folder / "4_Dropout" / "config.json", {"dropout": 0.5})
    assert_equal(folder)


def test_rows_of_which_the_first_numbers_count(tmp_path: Path) -> None:
    folder = as_sentence_model(save_bert(tmp_path), "Normalize:2_Normalize")
    write_json(folder / "config_sentence_transformers.json", {"truncate_dim": 9, "prompts": {}})
    assert load_model(folder).dims == 9
    assert_equal(folder)


def test_a_folder_as_sentence_transformers_saves_it_now(tmp_path: Path) -> None:
    from sentence_transformers.sentence_transformer.modules import Dense, Normalize, Pooling, Transformer

    plain = save_bert(tmp_path / "plain", lower=False, hidden_act="gelu_new", dtype="float16")
    parts = [Transformer(str(plain), max_seq_length=20), Pooling(24, ("cls", "mean")), Dense(48, 12), Normalize()]
    sentence_transformers.SentenceTransformer(modules=parts, device="cpu").save(str(tmp_path / "saved"))
    assert load_model(tmp_path / "saved").max_tokens == 20
    assert_equal(tmp_path / "saved")


def test_the_transformer_in_a_folder_of_its_own_as_the_oldest_models_have_it(tmp_path: Path) -> None:
    save_bert(tmp_path / "0_Transformer")
    folder = as_sentence_model(tmp_path, pooling="max")
    modules = json.loads((folder / "modules.json").read_text("utf-8"))
    write_json(folder / "modules.json", [{**modules[0], "path": "0_Transformer"}, modules[1]])
    assert find_model_folder(folder) == folder
    assert_equal(folder)
    files = {path.relative_to(folder).as_posix() for path in model_files(folder)}
    assert {"modules.json", "0_Transformer/model.safetensors", "0_Transformer/vocab.txt", "1_Pooling/config.json"} <= files


def test_tokens_that_were_added(tmp_path: Path) -> None:
    folder = save_bert(tmp_path, vocab_size=len(VOCABULARY) + 2)
    tokenizer = transformers.BertTokenizer.from_pretrained(str(folder))
    tokenizer.add_special_tokens({"additional_special_tokens": ["<note>", "<NOTE>x"]})
    tokenizer.save_pretrained(folder)
    if not (folder / "tokenizer_config.json").read_text("utf-8").count("added_tokens_decoder"):
        (folder / "vocab.txt").unlink()  # this release tells them in tokenizer.json only
    assert_equal(folder, [*TEXTS, "a<note>b <NOTE>x <NOTE> talk"])
    tokenizer.add_tokens(["talks"])
    tokenizer.save_pretrained(folder)
    with pytest.raises(ModelMissing, match="added token 'talks'"):
        load_model(folder)


# prompts

PROMPTS: list[tuple[dict[str, str], str, str]] = [
    ({"query": "query: ", "document": "passage: "}, "query: ", "passage: "),
    ({"query": "query: ", "passage": "passage: "}, "query: ", "passage: "),  # e5's names, beside which the library puts an empty "document"
    ({"query": "Query the talk: "}, "Query the talk: ", ""),
    ({}, "", ""),
]


@pytest.mark.parametrize(("prompts", "question", "passage"), PROMPTS)
@pytest.mark.parametrize("way", ["numpy", "sentence-transformers"])
def test_prompts_for_questions_and_passages(tmp_path: Path, prompts: dict[str, str], question: str, passage: str, way: str) -> None:
    folder = as_sentence_model(save_bert(tmp_path), "Normalize:2_Normalize")
    write_json(folder / "config_sentence_transformers.json", {"prompts": prompts, "default_prompt_name": None})
    embedder = load_embedder(None, folder) if way == "numpy" else load_embedder(str(folder), None)
    bare = load_model(folder)
    assert np.abs(embedder.embed(TEXTS) - encode([passage + text for text in TEXTS], bare)).max() < 1e-5
    assert np.abs(embedder.embed_question("The talk?") - encode([question + "The talk?"], bare)[0]).max() < 1e-5
    assert embedder.count_tokens("the talk") == len(token_numbers(f"{passage}the talk", bare))
    assert embedder.embed([]).shape == (0, 24)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_another_library_computes_halves_as_exactly(tmp_path: Path, dtype: str) -> None:
    folder = as_sentence_model(save_bert(tmp_path, dtype=dtype))
    rows = load_embedder(str(folder), None).embed(TEXTS)
    assert np.abs(rows - encode(TEXTS, load_model(folder))).max() < 1e-5


# what it is known by


def test_the_default_model_alone_bears_its_name(tmp_path: Path, model_folder: Path) -> None:
    folder = as_sentence_model(save_bert(tmp_path / "notes-bert"))
    assert load_embedder(None, folder).name == "notes-bert"
    assert load_embedder(None, model_folder).name == "all-MiniLM-L6-v2"


@pytest.mark.parametrize("shard", ["5GB", "8KB"])
def test_a_model_named_is_found_and_doctor_says_which(tmp_path: Path, shard: str) -> None:
    folder = save_bert(tmp_path / "notes-bert", shard=shard)
    assert find_model_folder(folder) == folder
    settings: Any = SimpleNamespace(model_folder=folder, embedder=None, model=None, key_variable=None)
    (check,) = (check for check in doctor(settings, has_key=False, index_state=(True, "", "")) if check.name == "encoder")
    assert check.ok and check.detail == f"notes-bert in {folder}, in the place of all-MiniLM-L6-v2"
    change_json(folder / "config.json", model_type="gpt2")
    (check,) = (check for check in doctor(settings, has_key=False, index_state=(True, "", "")) if check.name == "encoder")
    assert not check.ok and "model_type 'gpt2'" in check.detail and check.cure == f"--embedder {folder}"


@pytest.mark.parametrize(
    ("path", "name"),
    [("models/bge", "bge"), ("hub/models--BAAI--bge-small/snapshots/5c38", "bge-small"), ("hub/models--solo/snapshots/1", "solo")],
)
def test_a_model_is_called_by_its_folder(path: str, name: str) -> None:
    assert name_of(Path(path)) == name


def test_what_decides_over_a_vector_is_hashed(tmp_path: Path) -> None:
    folder = as_sentence_model(save_bert(tmp_path), "Normalize:2_Normalize")
    seen = {hash_model(folder)}

    def changed(change: Callable[[], object]) -> bool:
        change()
        made = hash_model(folder)
        fresh = made not in seen
        seen.add(made)
        return fresh

    settings = folder / "config_sentence_transformers.json"
    assert not changed(lambda: write_json(settings, {"prompts": {"query": "", "document": ""}}))
    assert changed(lambda: write_json(settings, {"prompts": {"query": "query: "}}))
    assert changed(lambda: write_json(settings, {"truncate_dim": 4}))
    assert changed(lambda: as_sentence_model(folder, pooling="cls"))
    assert not changed(lambda: change_json(folder / "tokenizer.json", more=1))  # nothing of it is read
    assert changed(lambda: change_json(folder / "tokenizer_config.json", tokenizer_class="PreTrainedTokenizerFast"))
    assert changed(lambda: change_json(folder / "tokenizer.json", more=2))
    assert changed(lambda: save_dense(as_sentence_model(folder, "Dense:2_Dense") / "2_Dense", 24, 8))
    assert changed(lambda: save_dense(folder / "2_Dense", 24, 6))


# refused


def refusal(folder: Path) -> str:
    with pytest.raises(ModelMissing) as told:
        load_model(folder)
    assert told.value.cure and "\n" not in told.value.what
    return told.value.what


@pytest.mark.parametrize(
    ("kinds", "reason"),
    [
        (["models.Transformer"], "its modules are Transformer"),
        ([], "its modules are none"),
        (["models.Transformer", "models.WeightedLayerPooling", "models.Pooling"], "WeightedLayerPooling"),
        (["models.Transformer", "models.Pooling", "models.LSTM"], "LSTM"),
        (["models.Transformer", "models.Pooling", "models.Pooling"], "Pooling, Pooling"),
        (["models.StaticEmbedding"], "StaticEmbedding"),
    ],
)
def test_modules_of_another_kind(tmp_path: Path, kinds: list[str], reason: str) -> None:
    write_json(tmp_path / "modules.json", [{"path": "", "type": f"sentence_transformers.{kind}"} for kind in kinds])
    assert reason in refusal(tmp_path)


@pytest.mark.parametrize(
    ("modules", "reason"),
    [
        ([{"path": "", "type": "my_code.Transformer"}], "my_code.Transformer"),
        ([{"path": "../..", "type": "sentence_transformers.models.Transformer"}], "../.."),
        ([{"type": "sentence_transformers.models.Transformer"}], "no list of modules"),
        ([1], "no list of modules"),
        ({}, "no JSON list"),
    ],
)
def test_unsound_modules(tmp_path: Path, modules: object, reason: str) -> None:
    write_json(tmp_path / "modules.json", modules)
    assert reason in refusal(tmp_path)


@pytest.mark.parametrize(
    ("file", "changes", "reason"),
    [
        ("config.json", {"model_type": "xlm-roberta"}, "model_type 'xlm-roberta'"),
        ("config.json", {"position_embedding_type": "relative_key_query"}, "position_embedding_type"),
        ("config.json", {"hidden_act": "quick_gelu"}, "hidden_act 'quick_gelu'"),
        ("config.json", {"hidden_act": ["gelu"]}, "hidden_act"),
        ("config.json", {"is_decoder": True}, "is_decoder"),
        ("config.json", {"quantization_config": {"bits": 8}}, "quantization_config"),
        ("config.json", {"pruned_heads": {"0": [1]}}, "pruned_heads"),
        ("config.json", {"vocab_size": 20}, "vocab_size"),
        ("config.json", {"layer_norm_eps": 0}, "layer_norm_eps"),
        ("1_Pooling/config.json", {"pooling_mode": "attention"}, "the pooling 'attention'"),
        ("1_Pooling/config.json", {"pooling_mode": ["mean", 3]}, "the pooling '3'"),
        ("1_Pooling/config.json", {"include_prompt": False}, "leaves its prompts out"),
        ("config_sentence_transformers.json", {"truncate_dim": "8"}, "truncate_dim"),
        ("tokenizer_config.json", {"tokenizer_class": "BertJapaneseTokenizer"}, "is a BertJapaneseTokenizer, not BERT's"),
        ("tokenizer_config.json", {"added_tokens_decoder": {"x": {}}}, "cannot be read"),
        ("tokenizer_config.json", {"added_tokens_decoder": [1]}, "cannot be read"),
        ("sentence_bert_config.json", {"max_seq_length": 2}, "max_seq_length"),
        ("2_Normalize/config.json", {"module_input_name": "token_embeddings"}, "something else than the text's row"),
        ("3_Dense/config.json", {"activation_function": "torch.nn.modules.activation.Softmax"}, "the activation torch.nn"),
        ("3_Dense/config.json", {"activation_function": "my.code.Tanh"}, "the activation my.code.Tanh"),
        ("3_Dense/config.json", {"use_residual": True}, "a residual"),
        ("3_Dense/config.json", {"out_features": 5}, "linear.weight is of shape (6, 24)"),
        ("3_Dense/config.json", {"out_features": None}, "out_features"),
    ],
)
def test_what_would_be_computed_wrongly_is_refused(tmp_path: Path, file: str, changes: dict[str, Any], reason: str) -> None:
    folder = as_sentence_model(save_bert(tmp_path), "Normalize:2_Normalize", "Dense:3_Dense")
    save_dense(folder / "3_Dense", 24, 6)
    for name in ("sentence_bert_config.json", "2_Normalize/config.json"):
        write_json(folder / name, {})
    write_json(folder / "config_sentence_transformers.json", {"prompts": {"query": "query: "}})
    load_model(folder)
    change_json(folder / file, **changes)
    assert reason in refusal(folder)


def test_a_tokenizer_that_is_no_wordpiece(tmp_path: Path) -> None:
    folder = save_bert(tmp_path)
    (folder / "vocab.txt").unlink()
    change_json(folder / "tokenizer.json", model={"type": "Unigram", "vocab": [["a", 0.0]]})
    assert "no WordPiece vocabulary" in refusal(folder)
    change_json(folder / "tokenizer_config.json", tokenizer_class="PreTrainedTokenizerFast")
    change_json(folder / "tokenizer.json", normalizer={"type": "NFC"})
    assert "does not clean text as BERT does" in refusal(folder)


def test_weights_as_a_pickle(tmp_path: Path) -> None:
    folder = save_bert(tmp_path)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "a pickle, which can run code" in refusal(folder)


@pytest.mark.parametrize("files", [{}, {"a": 1}, {"a": "../model.safetensors"}, "text"])
def test_an_unsound_list_of_weights(tmp_path: Path, files: object) -> None:
    folder = save_bert(tmp_path)
    (folder / "model.safetensors").unlink()
    write_json(folder / "model.safetensors.index.json", {"weight_map": files})
    assert "names no files beside it" in refusal(folder)


def test_the_layout_of_the_default_model(model_folder: Path) -> None:
    layout = read_layout(model_folder)
    assert (layout.pooling, layout.window, layout.lower, layout.prompts) == (("mean",), 256, False, ("", ""))
    assert [module.kind for module in layout.after] == ["Normalize"]
