"""Where a talk was, as its heading says: the room before the title, or behind the brackets with the speaker."""

from __future__ import annotations

import re

from ..patterns import at_first_use
from .kinds import is_kind_only
from .names import split_names

# "Room 1 | Fast tables | Ana Uno": where it was, if the sign behind it stands between title and name as well
_FIRST = at_first_use(
    r"(?:room|hall|stage|track|sala|sal[aeo]n?|saal|raum|zaal|salle?|amphi|audit[oó]ri(?:um|o)|aula)\s[\w.]{1,12}\s*([|·–—-])\s+"
    r"(?=[^|·–—]{3,200}\s\1\s+\S)",
    re.IGNORECASE,
)
ROOMS_BEGIN = ("room", "hall", "stage", "track", "sal", "saal", "raum", "zaal", "amphi", "audit", "aula")
# "(Ana Uno) — Janson", "(Ana Uno), room K.4": a word for a room with its name, or a name of one word behind a dash
_LAST = at_first_use(
    r"[(\[]([^()\[\]]{3,80})[)\]](?:\s*[,;@|]|\s[–—-]|\sin)\s+(?:the\s)?(?:"
    r"(?i:room|hall|stage|track|auditorium|theatre|theater|sala|salone|saal|h[öo]rsaal|raum|zaal|salle|amphi|audit[oó]rio|aula)\s[\w.-]{1,12}|"
    r"(?:[^\W\d_]\S{1,20}\s)?(?i:room|hall|stage|track|auditorium|theatre|theater|\w{0,12}saal|\w{0,12}zaal)|(?<=[–—|@-]\s)[^\W_a-zß-ÿ][\w.]{0,15})$"
)
_LONGEST = 300  # characters of a heading
_SURE = 2  # evidence of a name in the brackets


def without_room(text: str) -> str:
    """Return a title and a name without the room before or behind them; any other text as it is.

    >>> without_room("Room 1 | Tables | Ana Lund"), without_room("Tables (Ana Lund), room K.4"), without_room("Tables (old), hall 2")
    ('Tables | Ana Lund', 'Tables (Ana Lund)', 'Tables (old), hall 2')
    """
    if text[:5].lower().startswith(ROOMS_BEGIN):
        found = _FIRST().match(text[:_LONGEST])
        text = text[found.end() :] if found and split_names(text.rpartition(found.group(1))[2], need=_SURE) else text
    last = _LAST().search(text) if ")" in text[:-1] and text[-1] not in ")]" and len(text) < _LONGEST else None
    names = split_names(last.group(1), need=_SURE) if last else ()
    if last is None or not names or not last.group(1).startswith(names[0]) or is_kind_only(text[: last.start()].strip()):
        return text  # "Keynote (Ana Lund) - Tables"
    return text[: last.end(1) + 1] if last.start() else text
