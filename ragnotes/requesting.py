"""Composer: settings and messages -> the exact request, in the format that the provider of the model speaks."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from .asking import providers
from .asking.wire import anthropic, ollama, openai
from .records.calls import Request
from .records.settings import Settings

REPLY_ROOM = 1_000  # tokens a reply is taken to need where nobody said how long it may be


def connect(settings: Settings, env: Mapping[str, str]) -> Settings:
    """Return the settings with the address and the key variable of the model named; UsageError for an unknown provider."""
    if settings.model is None:
        return settings
    provider, _ = providers.split_model(settings.model)
    base_url = providers.check_address(settings.base_url) if settings.base_url else _base_address(provider, env)
    return dataclasses.replace(settings, base_url=base_url, key_variable=settings.key_variable or provider.key_variable)


def is_own(settings: Settings) -> bool:
    """Return whether the address of connected settings is the provider's own."""
    return settings.model is None or settings.base_url == providers.split_model(settings.model)[0].base_url


def without_key(settings: Settings) -> Settings:
    """Return the settings for a run without a key: a server at another address than the provider's own is then sent no key header."""
    return settings if is_own(settings) and not _is_here(settings) else dataclasses.replace(settings, key_variable=None)


def _is_here(settings: Settings) -> bool:
    return settings.base_url is not None and providers.is_loopback(settings.base_url)


def reply_limit(settings: Settings) -> int | None:
    """Return the most tokens that a reply may have: what the user said, or what the price was reckoned with."""
    return settings.max_tokens or (REPLY_ROOM if settings.max_cost is not None else None)


def request(messages: Sequence[tuple[str, str]], tokens: int, settings: Settings) -> Request | None:
    """Return the request that sends these (role, text) messages of so many tokens, None where no model is named. Raises UsageError."""
    if settings.model is None:
        return None
    provider, model = providers.split_model(settings.model)
    base_url, limit = settings.base_url or provider.base_url, reply_limit(settings)
    if provider.format == "anthropic":
        return anthropic.build(
            base_url=base_url, model=model, messages=messages, max_tokens=limit, stream=settings.stream,
            key_variable=settings.key_variable, temperature=settings.temperature, version=settings.anthropic_version,
        )  # fmt: skip
    if provider.format == "ollama":
        return ollama.build(
            base_url=base_url, model=model, messages=messages, max_tokens=limit, context=ollama.context_for(tokens + (limit or REPLY_ROOM)),
            stream=settings.stream, key_variable=settings.key_variable, temperature=settings.temperature,
        )  # fmt: skip
    return openai.build(
        base_url=base_url, model=model, messages=messages, max_tokens=limit,
        max_tokens_name=settings.max_tokens_name or provider.max_tokens_name, stream=settings.stream,
        key_variable=settings.key_variable, temperature=settings.temperature,
    )  # fmt: skip


def _base_address(provider: providers.Provider, env: Mapping[str, str]) -> str:
    """Return the provider's address, or the one that its conventional environment variable names."""
    named = env.get(provider.address_variable or "", "")
    if not named:
        return provider.base_url
    return providers.ollama_base(named) if provider.name == "ollama" else providers.check_address(named)
