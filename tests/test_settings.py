"""Flags over environment over the project's file over the user's; what a project may not set; what is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ragnotes.errors import UsageError
from ragnotes.records.settings import Settings
from ragnotes.settings import read_config, read_key, read_settings


def read(folder: Path, env: dict[str, str] | None = None, **flags: Any) -> Settings:
    environment = {"HOME": str(folder / "home"), **(env or {})}
    config = read_config(environment, folder)
    return read_settings(environment, folder, config, flags)


def user_file(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "home" / ".config" / "ragnotes" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    path.chmod(mode)
    return path


def test_no_model_is_named_by_a_key_in_the_environment(tmp_path: Path) -> None:
    assert read(tmp_path, {"OPENAI_API_KEY": "sk-something"}).model is None


def test_flag_wins_over_environment_over_user(tmp_path: Path) -> None:
    user_file(tmp_path, 'model = "ollama/a"\nk = 3\n')
    assert read(tmp_path).model == "ollama/a"
    assert read(tmp_path, {"RAGNOTES_MODEL": "ollama/b"}).model == "ollama/b"
    assert read(tmp_path, {"RAGNOTES_MODEL": "ollama/b"}, model="ollama/c").model == "ollama/c"
    assert read(tmp_path, {"RAGNOTES_MODEL": "ollama/b"}, model="ollama/c", no_llm=True).model is None


def test_project_wins_over_user(tmp_path: Path) -> None:
    user_file(tmp_path, "k = 3\n")
    (tmp_path / "ragnotes.toml").write_text('k = 5\nstyle = "plain"\nnotes = ["talks"]\n')
    settings = read(tmp_path)
    assert (settings.k, settings.style, settings.notes) == (5, "plain", (str(tmp_path / "talks"),))


@pytest.mark.parametrize("key", ["model", "base_url", "embedder", "prompts", "keys", "price_in", "key_variable"])
def test_a_project_may_not_name_models_addresses_prompts_or_keys(tmp_path: Path, key: str) -> None:
    (tmp_path / "ragnotes.toml").write_text(f'{key} = "x"\n')
    with pytest.raises(UsageError, match=f"unknown key '{key}'"):
        read(tmp_path)


def test_an_unknown_key_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "ragnotes.toml").write_text('exclud = ["*.bak"]\n')
    with pytest.raises(UsageError, match="did you mean exclude"):
        read(tmp_path)


@pytest.mark.parametrize("text", ["k = 'five'\n", "k = true\n", "notes = [1]\n", "k = \n"])
def test_a_value_of_the_wrong_type_is_an_error_that_names_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "ragnotes.toml").write_text(text)
    with pytest.raises(UsageError, match=r"ragnotes\.toml"):
        read(tmp_path)


def test_keys_in_a_file_that_others_can_read_are_refused(tmp_path: Path) -> None:
    user_file(tmp_path, '[keys]\nOPENAI_API_KEY = "sk-secret-value"\n', mode=0o644)
    with pytest.raises(UsageError) as caught:
        read(tmp_path)
    assert "sk-secret-value" not in str(caught.value)
    assert caught.value.cure.startswith("chmod 600")


def test_the_environment_wins_over_a_stored_key_and_no_key_is_in_the_settings(tmp_path: Path) -> None:
    user_file(tmp_path, '[keys]\nOPENAI_API_KEY = "sk-stored"\n')
    config = read_config({"HOME": str(tmp_path / "home")}, tmp_path)
    assert read_key({}, config, "OPENAI_API_KEY") == "sk-stored"
    assert read_key({"OPENAI_API_KEY": "sk-env"}, config, "OPENAI_API_KEY") == "sk-env"
    assert read_key({"OPENAI_API_KEY": ""}, config, "MISTRAL_API_KEY") is None
    assert "sk-stored" not in repr(read(tmp_path))


def test_which_index(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "CURRENT").write_text("gen\n")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert read(below).index == tmp_path / "index"
    assert read(below, {"RAGNOTES_INDEX": "/elsewhere"}).index == Path("/elsewhere")
    assert read(below, {"RAGNOTES_INDEX": "/elsewhere"}, index="mine").index == below / "mine"


def test_without_an_index_it_is_made_here(tmp_path: Path) -> None:
    assert read(tmp_path).index == tmp_path / "index"


@pytest.mark.parametrize(("flags", "words"), [({"style": "poetic"}, "unknown style"), ({"prompt": ["ask"]}, "NAME=FILE")])
def test_a_wrong_flag_is_a_usage_error(tmp_path: Path, flags: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read(tmp_path, **flags)


def test_a_number_in_the_environment_must_be_one(tmp_path: Path) -> None:
    assert read(tmp_path, {"RAGNOTES_TIMEOUT": "30"}).timeout == 30.0
    with pytest.raises(UsageError, match="RAGNOTES_TIMEOUT"):
        read(tmp_path, {"RAGNOTES_TIMEOUT": "soon"})


@pytest.mark.parametrize("name", ["sk-proj-Abc123", "gsk_AbCdEf0123", "AIzaSyAbc", "a key", "MY-KEY", "1KEY"])
def test_a_key_in_the_place_of_its_variables_name_is_refused_and_not_repeated(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, {"RAGNOTES_KEY_VARIABLE": name})
    assert name not in caught.value.what + caught.value.cure
    assert read(tmp_path, {"RAGNOTES_KEY_VARIABLE": "MY_KEY_2"}).key_variable == "MY_KEY_2"


def test_a_folder_of_prompts_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for name in ("missing", "file"):
        with pytest.raises(UsageError, match="no folder of prompts"):
            read(tmp_path, {"RAGNOTES_PROMPTS": str(tmp_path / name)})
    assert read(tmp_path, {"RAGNOTES_PROMPTS": str(tmp_path)}).prompts_folder == tmp_path
