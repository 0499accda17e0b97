"""What a line sets off at its start, by bold, quotation marks or a link, and whose name stands before that."""

from __future__ import annotations

import re

from ..patterns import at_first_use
from .inline import unmark
from .names import is_name, split_names

_BYLINE = 60  # characters of a name before a title set off
SPAN = at_first_use(
    r"(?:(\*\*\*|\*\*|__|\*|_)(?=\S)(?P<marked>(?:(?!\1).){2,200})\1|[\"“„«「『](?P<quoted>[^\"”“»」』]{2,200})[\"”“»」』]"
    r"|(?P<linked>\[[^\[\]]{2,200}\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)|\[[^\[\]]{0,80}\])"
    r"|https?://[^\s\[\]<>]{1,300}\[[^\[\]]{2,200}\]|`[^`<>]{2,200}<[^`<>]{1,300}>`_{1,2}|\[\[[^\[\]]{1,300}\]\[[^\[\]]{2,200}\]\]))"
)
_LINK = at_first_use(r"\[([^\[\]]{3,60})\]\(")
_LINKED_NAMES = at_first_use(
    r"((?:\[[^\[\]]{3,60}\]\([^()\s]{1,200}\)(?:,\s*|\s*(?:&|and|und|y|et|e|en|och)\s+)?){2,4})\s*(?:[:–—]|-\s)\s*(\S[^\n]{3,300})$"
)
_LATER_SPAN = at_first_use(r"([^\[\]\"“„«`]{3,110})(?=[\[\"“„«`])")
_SPAN_SIGN = at_first_use(r'[\["“„«`]')
# "Ana Uno — *Fast tables*": what parts the name from a title in italics or bold that begins as one
_LATER_EMPHASIS = at_first_use(r"([^*_\[\]\"“„«`]{3,110}?(?:\s?[-–—:,|]|\s(?:on|über|sobre|sur|over|om|su))\s+)(?=[*_]{1,3}[^\W_a-zß-ÿ])")
_LAST_WORD = at_first_use(r"\s(?:on|über|sobre|sur|over|om|su)$")
_BEFORE_SPAN = at_first_use(r"(?:^|.*\s)(?:by|von|vom|door|por|par|di|av)\s+(?=\S)", re.IGNORECASE)
_OWNER = at_first_use(
    r"(.{3,60}?)['’]s?(?:\s(?:talk|keynote|session|workshop|presentation|lecture|tutorial))?(?:\s(?:on|about|called|titled))?$"
)


def head_of(span: re.Match[str]) -> str:
    """Return the words that are set off, without stray marks, and without the full stop of a sentence."""
    head = unmark(next(filter(None, span.group("marked", "quoted", "linked")))).strip("_* ")
    return head[:-1] if head.endswith(".") and not head.endswith("..") and not head[-3:-1].isupper() else head


def names_linked(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return title and speakers of a line that begins with links for several people: "[Ana Uno](a) & [Bo Twee](b): [Fast tables](t)".

    >>> names_linked("[Ana Uno](a) & [Bo Twee](b): [Fast tables](t)")
    ('Fast tables', ('Ana Uno', 'Bo Twee'))
    """
    found = _LINKED_NAMES().match(text)
    names = tuple(unmark(name) for name in _LINK().findall(found.group(1))) if found else ()
    return (unmark(found.group(2)), names) if found and len(names) > 1 and all(map(is_name, names)) else None


def name_first(text: str) -> tuple[str, tuple[str, ...], int] | None:
    """Return title, speakers and the count of words after them, where a name stands before a title set off: "A. Uno: [Fast tables](/t)"."""
    later = _LATER_SPAN().match(text) if _SPAN_SIGN().search(text) else None
    span = SPAN().match(text, later.end()) if later else None
    if not later or not span:
        return None
    before = unmark(later.group(1)).strip(" *_")[:120]
    by = _BEFORE_SPAN().match(before)
    name = before[by.end() if by else 0 :].strip(" :,–—-_*")
    owner = None if by or ("'" not in name and "’" not in name) else _OWNER().match(name)  # "Ana Uno's [Fast tables](/t)"
    name = owner.group(1) if owner else name
    head = head_of(span)
    names = () if is_name(head) or len(name) > 60 else split_names(name, single=False, trusted=bool(by))
    return (head, names, len(text[span.end() :].split())) if names else None


def name_before_emphasis(text: str) -> tuple[str, tuple[str, ...], int] | None:
    """Return title, speakers and the count of words after them, where a name stands before italics: "A. Uno — *Fast tables*: ..."."""
    later = _LATER_EMPHASIS().match(text) if "*" in text or "_" in text else None
    span = SPAN().match(text, later.end()) if later else None
    if not later or not span:
        return None
    head, before = head_of(span), _LAST_WORD().sub("", unmark(later.group(1)).strip(" :,–—-|"))
    names = () if is_name(head) or len(before) > _BYLINE else split_names(before)
    return (head, names, len(text[span.end() :].split())) if names else None
