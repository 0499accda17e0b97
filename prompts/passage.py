"""One numbered passage as the other prompts show it. The system text is empty: the block stands within the user text of `ask`.

The number is what the answer cites. The place tells file, lines, title, speakers, event and date, as far as the notes do; the kind
tells a talk from the note-taker's own text, so that a remark on the train home is nobody's talk, whose notes they are, and which
sentences are not the speaker's words.

The text is indented: a line that begins at the margin is ours, so no note can forge the head of another passage. Blanks, not a sign,
because quotes are compared with blanks folded.
"""


def render(*, number: str, place: str, kind: str, text: str) -> tuple[str, str]:
    indented = "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
    block = f"""\
[{number}] {place}
from: {kind}
{indented}"""
    return "", block
