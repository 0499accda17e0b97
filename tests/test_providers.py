"""providers: the table, names of models, addresses."""

from __future__ import annotations

import pytest

from ragnotes.asking.providers import PROVIDERS, check_address, find_provider, is_loopback, ollama_base, split_model
from ragnotes.errors import UsageError


def test_the_table_holds_the_eight_services() -> None:
    assert [provider.name for provider in PROVIDERS] == "openai anthropic ollama gemini mistral groq openrouter deepseek".split()
    for provider in PROVIDERS:
        assert check_address(provider.base_url) == provider.base_url
        assert is_loopback(provider.base_url) == (provider.key_variable is None)
        assert provider.base_url.startswith("https://") or provider.key_variable is None
    assert {p.name: p.format for p in PROVIDERS if p.format != "openai"} == {"anthropic": "anthropic", "ollama": "ollama"}


def test_only_openai_has_the_new_name_of_the_limit() -> None:
    assert [p.name for p in PROVIDERS if p.max_tokens_name == "max_completion_tokens"] == ["openai"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("opnai", "did you mean openai"), ("Ollama", "did you mean ollama"), ("zzz", "one of openai, anthropic"), ("", "one of")],
)
def test_an_unknown_name_is_told_with_the_nearest(name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        find_provider(name)
    assert "--base-url" in caught.value.cure


@pytest.mark.parametrize(
    ("model", "provider", "name"),
    [
        ("openai/gpt-5", "openai", "gpt-5"),
        ("openrouter/meta/llama-4", "openrouter", "meta/llama-4"),
        ("ollama/qwen3:8b", "ollama", "qwen3:8b"),
        ("openai//models/a.gguf", "openai", "/models/a.gguf"),
    ],
)
def test_split_model(model: str, provider: str, name: str) -> None:
    found, own = split_model(model)
    assert (found.name, own) == (provider, name)


@pytest.mark.parametrize("model", ["gpt-5", "", "/", "openai/", "/gpt-5", " / "])
def test_a_model_without_a_provider_or_a_name(model: str) -> None:
    with pytest.raises(UsageError, match="provider/name") as caught:
        split_model(model)
    assert caught.value.cure.startswith("--model openai/")


@pytest.mark.parametrize(
    ("host", "base"),
    [
        ("", "http://127.0.0.1:11434"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("0.0.0.0:8000", "http://127.0.0.1:8000"),
        (":8000", "http://127.0.0.1:8000"),
        ("box", "http://box:11434"),
        ("box:1", "http://box:1"),
        ("http://box", "http://box:80"),
        ("https://box", "https://box:443"),
        ("https://box:9/", "https://box:9"),
        ("http://box:9/some/path/", "http://box:9/some/path"),
        ("[::]:11434", "http://[::1]:11434"),
        ("::1", "http://[::1]:11434"),
        (' "127.0.0.1:11434" ', "http://127.0.0.1:11434"),
    ],
)
def test_ollama_host(host: str, base: str) -> None:
    assert ollama_base(host) == base


@pytest.mark.parametrize("host", ["box:port", "box:99999999", "ftp://box", "a b", "http://u:p@box?x=1"])
def test_an_ollama_host_that_is_no_address(host: str) -> None:
    with pytest.raises(UsageError, match="OLLAMA_HOST"):
        ollama_base(host)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://localhost/v1", True),
        ("http://LOCALHOST:1/v1", True),
        ("http://a.localhost/v1", True),
        ("http://[::1]:8080/v1", True),
        ("https://api.openai.com/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
        ("http://localhost.example.org/v1", False),
        ("http://127.0.0.1@example.org/v1", False),
        ("http://example.org\\@127.0.0.1/v1", False),
        ("http://example.org#@localhost/v1", False),
        ("http://10.0.0.1/v1", False),
        ("127.0.0.1", False),
        ("", False),
    ],
)
def test_is_loopback(url: str, local: bool) -> None:
    assert is_loopback(url) is local


@pytest.mark.parametrize(
    "address", ["http://box:99999/v1", "http://[:::]/v1", "http://[127.0.0.1]/v1", "http://box?x=1", "http://u@box", "box"]
)
def test_an_address_that_sockets_would_take_for_another_is_refused(address: str) -> None:
    assert not is_loopback(address)
    with pytest.raises(UsageError, match="not of the form"):
        check_address(address)
