"""Composer: a question -> the same question in the languages of the index, by one call to the model -> a search in all of them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence

from . import calling, indexing, looking, matching, opening
from .errors import UsageError
from .frozen import frozen
from .records.calls import Call, Prompt
from .records.hits import Found, SearchReport
from .records.settings import Settings
from .text import language_of

MOST = 12  # languages asked for
LONGEST = 1_000  # characters of a translation
_LINE = re.compile(r"[\s*\-]{0,8}([a-z]{2,3})[\s*]{0,4}:[\s*]{0,4}(\S.*)")


@frozen
class Translated:
    """A question in other languages, by code, and the call that it took."""

    questions: dict[str, str]
    prompts: tuple[Prompt, ...]
    calls: tuple[Call, ...]


def check(settings: Settings) -> None:
    """Raise UsageError if a translation is asked for and no model is named."""
    if settings.translate and settings.model is None:
        raise UsageError("--translate asks a model, and none is named", "-m PROVIDER/NAME names one, or leave out --translate")


def wanted(question: str, languages: Sequence[str]) -> list[str]:
    """Return the languages of an index that a question is not in.

    >>> wanted("what did people say about the drawers", ["en", "es", "und"])
    ['es']
    """
    asked = language_of(question)
    return [code for code in languages if code not in (asked, "und")][:MOST]


def search(
    question: str,
    settings: Settings,
    *,
    key: str | None,
    tell: Callable[[str], None],
    show: Callable[[str], None] | None = None,
) -> tuple[SearchReport, Found]:
    """Return what `matching.search` does, the question searched in the languages of the index too, after one call for these."""
    check(settings)

    def asked(languages: Sequence[str]) -> dict[str, str]:
        return translate(question, wanted(question, languages), settings, key, tell=tell, show=show).questions

    return matching.search(question, settings, tell=tell, renew=indexing.renew, translate=asked)


def dry_run(question: str, settings: Settings) -> str:
    """Return the messages and the exact request that `search` would send first; nothing is sent."""
    check(settings)
    looking.check_question(question)
    codes = wanted(question, opening.open_index(settings).manifest["languages"])
    return calling.shown(prepare(question, codes, settings)) if codes else "the notes are in the language of the question: nothing is sent"


def prepare(question: str, codes: Sequence[str], settings: Settings) -> calling.Prepared:
    """Return the prompt and the request that ask the model for a question in these languages."""
    listed = ", ".join(codes)
    values = {"question": question, "languages": listed, "mark": calling.mark_for(question, listed)}
    return calling.prepare(calling.load_prompt("translate", settings), values, dataclasses.replace(settings, stream=False))


def translate(
    question: str,
    codes: Sequence[str],
    settings: Settings,
    key: str | None,
    *,
    tell: Callable[[str], None],
    show: Callable[[str], None] | None = None,
) -> Translated:
    """Return a question in these languages, as far as the model gave them; each is told. Without languages no call is made."""
    if not codes:
        return Translated({}, (), ())
    prepared = prepare(question, codes, settings)
    calling.check_limits([prepared.tokens], settings)
    reply, call = calling.send(prepared, settings, key, tell=tell, show=show)
    questions = read(reply.text, codes)
    for code, told in questions.items():
        tell(f"searched in {code} as: {told}")
    if missing := [code for code in codes if code not in questions]:
        tell(f"not translated into {', '.join(missing)}: the model's reply holds no line for it")
    return Translated(questions, (prepared.prompt,), (call,))


def read(reply: str, codes: Sequence[str]) -> dict[str, str]:
    """Return the translations in a reply by code, the first of each; lines of another form are passed over.

    >>> read("es: ¿Qué se dijo?\\nfr: Rien.\\nHere you are!", ["es", "de"])
    {'es': '¿Qué se dijo?'}
    """
    found: dict[str, str] = {}
    for line in reply.split("\n"):
        match = _LINE.match(line[:LONGEST])
        if match and match[1] in codes:
            found.setdefault(match[1], match[2].strip())
    return found
