"""requesting: from settings to the exact request, for every provider of the table."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from ragnotes import requesting
from ragnotes.asking.providers import PROVIDERS
from ragnotes.errors import UsageError
from ragnotes.records.calls import Request
from ragnotes.records.settings import Settings
from ragnotes.settings import read_config, read_settings

BEARER = ("Authorization", "Bearer ")
MESSAGES = (("system", "Be brief."), ("user", "What was said?"))


def settings(env: dict[str, str] | None = None, **flags: Any) -> Settings:
    environment = {"HOME": "/nowhere/at/all", **(env or {})}
    here = Path("/nowhere/at/all")
    return requesting.connect(read_settings(environment, here, read_config(environment, here), flags), environment)


def request(env: dict[str, str] | None = None, tokens: int = 900, **flags: Any) -> Request:
    made = requesting.request(MESSAGES, tokens, settings(env, **flags))
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("model", "url", "key"),
    [
        ("openai/m", "https://api.openai.com/v1/chat/completions", (*BEARER, "OPENAI_API_KEY")),
        ("anthropic/m", "https://api.anthropic.com/v1/messages", ("x-api-key", "", "ANTHROPIC_API_KEY")),
        ("ollama/m", "http://127.0.0.1:11434/api/chat", None),
        ("gemini/m", "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions", (*BEARER, "GEMINI_API_KEY")),
        ("mistral/m", "https://api.mistral.ai/v1/chat/completions", (*BEARER, "MISTRAL_API_KEY")),
        ("groq/m", "https://api.groq.com/openai/v1/chat/completions", (*BEARER, "GROQ_API_KEY")),
        ("openrouter/a/m", "https://openrouter.ai/api/v1/chat/completions", (*BEARER, "OPENROUTER_API_KEY")),
        ("deepseek/m", "https://api.deepseek.com/v1/chat/completions", (*BEARER, "DEEPSEEK_API_KEY")),
    ],
)  # fmt: skip
def test_where_each_provider_is_asked_and_with_which_key(model: str, url: str, key: tuple[str, str, str] | None) -> None:
    made = request(model=model, stream=False)
    assert made.url == url
    assert (None if made.key_header is None else (*made.key_header, made.key_variable)) == key
    assert json.loads(made.body)["model"] == model.partition("/")[2]


@pytest.mark.parametrize("provider", [provider.name for provider in PROVIDERS])
def test_nothing_is_sent_that_nobody_asked_for(provider: str) -> None:
    plain = json.loads(request(model=f"{provider}/m", stream=False).body)
    least = {"model", "messages"} | {"anthropic": {"max_tokens", "system"}, "ollama": {"stream", "options"}}.get(provider, set())
    assert set(plain) == least
    asked = json.loads(request(model=f"{provider}/m", stream=False, temperature=0.0, max_tokens=77).body)
    options = asked.get("options", asked)
    name = {"openai": "max_completion_tokens", "ollama": "num_predict"}.get(provider, "max_tokens")
    assert (options["temperature"], options[name]) == (0.0, 77)


def test_the_context_of_ollama_holds_prompt_and_answer() -> None:
    assert json.loads(request(model="ollama/m").body)["options"] == {"num_ctx": 4096}
    assert json.loads(request(model="ollama/m", tokens=9_000, max_tokens=500).body)["options"] == {"num_ctx": 10_240, "num_predict": 500}


@pytest.mark.parametrize(
    ("model", "variable", "value", "url"),
    [
        ("openai/m", "OPENAI_BASE_URL", "https://x.org/v1/", "https://x.org/v1/chat/completions"),
        ("anthropic/m", "ANTHROPIC_BASE_URL", "https://x.org", "https://x.org/v1/messages"),
        ("ollama/m", "OLLAMA_HOST", "0.0.0.0:99", "http://127.0.0.1:99/api/chat"),
        ("ollama/m", "OLLAMA_HOST", "", "http://127.0.0.1:11434/api/chat"),
    ],
)
def test_the_conventional_variables_name_the_address(model: str, variable: str, value: str, url: str) -> None:
    assert request({variable: value}, model=model).url == url
    assert request({variable: value}, model=model, base_url="http://127.0.0.1:1/v1").url.startswith("http://127.0.0.1:1/")


def test_the_version_of_anthropic_is_a_setting() -> None:
    assert ("anthropic-version", "2023-06-01") in request({"RAGNOTES_ANTHROPIC_VERSION": "2023-06-01"}, model="anthropic/m").headers


def test_without_a_model_there_is_no_request() -> None:
    assert requesting.request(MESSAGES, 1, settings(no_llm=True)) is None


def test_a_limit_of_cost_limits_the_reply_too() -> None:
    assert json.loads(request(model="openai/m", max_cost=1.0).body)["max_completion_tokens"] == requesting.REPLY_ROOM


def test_a_temperature_below_zero_is_refused() -> None:
    with pytest.raises(UsageError, match="temperature"):
        settings(model="openai/m", temperature=-1.0)


def test_without_a_key_only_the_provider_itself_asks_for_one() -> None:
    away, here = settings(model="openai/m"), settings(model="openai/m", base_url="http://127.0.0.1:1/v1")
    assert requesting.without_key(away).key_variable == "OPENAI_API_KEY"
    assert requesting.without_key(here).key_variable is None
    assert dataclasses.replace(here, key_variable=None) == requesting.without_key(here)
    assert requesting.without_key(settings(model="openai/m", base_url="http://10.0.0.7:8000/v1")).key_variable is None


def test_the_name_of_the_limit_may_be_another() -> None:
    assert json.loads(request({"RAGNOTES_MAX_TOKENS_NAME": "max_tokens"}, model="openai/m", max_tokens=5).body)["max_tokens"] == 5
