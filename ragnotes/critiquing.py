"""Composer: a model's answer -> the same model's second look at it. One more call and no more: the prompt is all there is to it."""

from __future__ import annotations

from . import calling
from .errors import UsageError
from .records.settings import Settings
from .text import language_of


def check(settings: Settings) -> None:
    """Raise UsageError if a critique is asked for and no model is named."""
    if settings.critique and settings.model is None:
        raise UsageError("--critique asks a model, and none is named", "-m PROVIDER/NAME names one, or leave out --critique")


def prepare(question: str, answer: str, passages: str, settings: Settings) -> calling.Prepared:
    """Return the prompt and the request that have an answer checked against the block of passages it was written from."""
    values = {
        "question": question,
        "answer": answer,
        "passages": passages,
        "mark": calling.mark_for(question, answer, passages),
        "language": settings.answer_language or language_of(question, "en"),
    }
    return calling.prepare(calling.load_prompt("critique", settings), values, settings)


def told(settings: Settings) -> str:
    """Return what to say of the second request before there is an answer to put into it."""
    prompt = calling.load_prompt("critique", settings)
    return f"then one request to check the reply, made of it and the same passages by {prompt.path} (sha256 {prompt.sha256})"
