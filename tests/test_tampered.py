"""Model folders that were tampered with: refused before anything of them is loaded, and nothing in them ever runs."""

from __future__ import annotations

import os
import re
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ragnotes import cli, models
from ragnotes.errors import ModelMissing, UsageError
from ragnotes.finding import trust, vectors
from ragnotes.models import FILES

from .tampered import CASES, Case, canary_of, flip, sound_folder

QUESTION = "what did Tom Okafor say about flexlib"


def linked_default(model_folder: Path, folder: Path) -> Path:
    """The published files under another name."""
    for file in FILES:
        (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.name).symlink_to(model_folder / file.name)
    return folder


def refuse_to_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test fail as soon as a model would be loaded."""

    def loaded(*arguments: Any) -> Any:
        raise AssertionError("loaded")

    monkeypatch.setattr(vectors, "load_model", loaded)
    monkeypatch.setattr(vectors, "_open_foreign", loaded)


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.run(arguments)
    out, err = capsys.readouterr()
    assert out == "" and "Traceback" not in err
    return code, err


def refused(case: Case, home: Path, model_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> bool:
    """Return whether this folder is refused by `index` and by `ask`, with a line that says why, before anything of it is loaded."""
    folder = home / "model"
    (home / "notes").mkdir()
    (home / "notes" / "a.md").write_text("# Logs\n_Tom Okafor_\n\nTom parses logs with flexlib.\n")
    more: list[str] = []
    if case.use == "default":
        linked_default(model_folder, folder)
        monkeypatch.setattr(models, "candidate_folders", lambda environment=os.environ: iter([folder]))
    else:
        sound_folder(folder)
    if case.use == "built-in":
        monkeypatch.setenv("RAGNOTES_MODEL_FOLDER", str(folder))
    if case.use == "embedder":
        more = ["--embedder", str(folder)]
    else:
        assert cli.run(["index", "notes"]) == 0
    case.change(folder)
    loaded = {name for name in sys.modules if name.startswith(("sentence_transformers", "transformers"))}
    with monkeypatch.context() as patch:
        refuse_to_load(patch)
        for verb in (["index", "notes", *more], ["ask", QUESTION]) if case.use != "embedder" else (["index", "notes", *more],):
            code, err = told(verb, capsys)
            assert code in (1, 2, 8) and re.search(case.word, err), err
            assert "\ntry: " in err
    assert not canary_of(folder).exists()
    return loaded == {name for name in sys.modules if name.startswith(("sentence_transformers", "transformers"))}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_tampered_folder_is_refused(
    case: Case, at_home: Path, model_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(case, at_home, model_folder, monkeypatch, capsys)


def test_the_canary_sings(tmp_path: Path) -> None:
    import pickle

    case = next(case for case in CASES if case.name == "a pickle alone")
    folder = sound_folder(tmp_path / "model")
    case.change(folder)
    pickle.loads((folder / "pytorch_model.bin").read_bytes())
    assert canary_of(folder).exists()


def told_of(folder: Path) -> str:
    """Return why a folder is refused; nothing for one that is not."""
    try:
        trust.refuse_code(folder)
    except UsageError as problem:
        return problem.what
    return ""


def test_a_sound_folder_is_not_refused(tmp_path: Path, model_folder: Path) -> None:
    folder = sound_folder(tmp_path / "model")
    for sound in (folder, model_folder):
        assert not told_of(sound)
    (folder / "modeling_boats.py").write_text("pass\n")
    assert told_of(folder) == f"the model in {folder} brings code: modeling_boats.py"


@pytest.mark.parametrize(
    "name", ["train_script.py", "pytorch_model.bin", "training_args.bin", "openvino/openvino_model.bin", "tf_model.h5", "onnx/model.onnx"]
)
def test_what_published_models_carry_is_no_reason(tmp_path: Path, name: str) -> None:
    folder = sound_folder(tmp_path / "model")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"anything")
    assert folder / name in trust.model_tree(folder)
    assert not told_of(folder)
    (folder / name).rename((folder / name).with_name("modeling_boats.py"))
    assert "brings code: " in told_of(folder)


def test_a_disk_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "MOST_FILES", 3)
    with pytest.raises(UsageError, match="no folder of a model"):
        trust.refuse_code(sound_folder(tmp_path / "model"))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = sound_folder(tmp_path / "model")
    os.mkfifo(folder / "tokenizer_config.json")
    with pytest.raises(ModelMissing, match="no file"):
        trust.refuse_code(folder)


class Fake:
    """What sentence-transformers would give, as far as it is asked."""

    prompts: dict[str, str] = {}  # noqa: RUF012 - as that library has it
    max_seq_length = 64

    def encode(self, texts: list[str], **_: Any) -> Any:
        return np.array([[len(text), 1.0, 2.0] for text in texts], dtype=np.float32)


def test_files_of_an_embedder_are_held_against_the_index_before_loading(
    at_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sound_folder(at_home / "model")
    fake = Fake()
    fake.tokenizer = type("Tokens", (), {"encode": staticmethod(str.split)})  # type: ignore[attr-defined]
    (at_home / "a.md").write_text("# Logs\n_Tom Okafor_\n\nTom parses logs with flexlib.\n")
    monkeypatch.setattr(vectors, "_open_foreign", lambda name, folder: fake)
    monkeypatch.setenv("RAGNOTES_EMBEDDER", str(folder))
    assert cli.run(["index", "a.md"]) == 0
    assert cli.run(["search", QUESTION]) == 0
    for name in ("model.safetensors", "vocab.txt", "config.json", "1_Pooling/config.json"):
        kept = (folder / name).read_bytes()
        flip(folder / name, 12)
        with monkeypatch.context() as patch:
            refuse_to_load(patch)
            for verb in (["search", QUESTION], ["index"], ["verify"]):
                code, err = told(verb, capsys)
                assert (code, "whose files are others now" in err or "cannot be read" in err) == (8 if "others" in err else 1, True), err
        (folder / name).write_bytes(kept)
    assert cli.run(["search", QUESTION]) == 0


def test_a_header_that_promises_much_costs_nothing(tmp_path: Path) -> None:
    from ragnotes.finding.weights import read_safetensors

    path = tmp_path / "model.safetensors"
    path.write_bytes((2**40).to_bytes(8, "little") + b"{}")
    tracemalloc.start()
    with pytest.raises(ModelMissing, match="a header of"):
        read_safetensors(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000
