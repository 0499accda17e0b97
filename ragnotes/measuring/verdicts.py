"""What a model judged of answers: the labels it is given, its reply read strictly, and rows that no gate and no baseline sees."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records.figures import Measure
from ..text import sentences
from .scoring import bootstrap, mean

MOST = 60  # statements of an answer that are judged
_LIST_MARK = re.compile(r"^[\s#>*+-]{1,12}")
_LINE = re.compile(r"([FS][0-9]{1,4}): (yes|no|none)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was judged of one answer. Of a silent one nothing is asked: it says none of the facts."""

    facts: tuple[bool, ...]  # expected facts: whether the answer says each
    statements: tuple[bool, ...]  # those of the answer that claim something: whether the passages say each
    unread: bool = False  # the reply was not as asked, and nothing was judged


def statements(answer: str) -> tuple[str, ...]:
    """Return the sentences of an answer, each on one line, without the marks of lists and headings.

    >>> statements("- A cache is a drawer [1]. It sticks.\\n\\n## More")
    ('A cache is a drawer [1].', 'It sticks.', 'More')
    """
    lines = (_LIST_MARK.sub("", line) for line in answer.split("\n"))
    told = (" ".join(line[start:end].split()) for line in lines for start, end in sentences(line))
    return tuple(text for text in told if any(char.isalnum() for char in text))[:MOST]


def labelled(letter: str, texts: Sequence[str]) -> str:
    """Return texts a line each, under the labels that the reply names.

    >>> labelled("F", ["a drawer", "a  lock"])
    'F1: a drawer\\nF2: a lock'
    """
    return "\n".join(f"{letter}{number}: {' '.join(text.split())}" for number, text in enumerate(texts, start=1))


def read(reply: str, facts: int, said: int) -> Verdict:
    """Return the verdict in a reply on so many facts and statements; an unread one unless it has a line for each, in order, and no other.

    >>> read("F1: yes\\nS1: no\\nS2: none", 1, 2)
    Verdict(facts=(True,), statements=(False,), unread=False)
    >>> read("F1: yes, I think", 1, 0).unread
    True
    """
    found = [_LINE.fullmatch(line.rstrip()) for line in reply.strip().split("\n")]
    verdicts = [(match[1], match[2]) for match in found if match]
    wanted = [f"F{number}" for number in range(1, facts + 1)] + [f"S{number}" for number in range(1, said + 1)]
    sound = len(verdicts) == len(found) and [label for label, _ in verdicts] == wanted
    if not sound or ("none" in (word for _, word in verdicts[:facts])):
        return Verdict((), (), unread=True)
    return Verdict(
        facts=tuple(word == "yes" for _, word in verdicts[:facts]),
        statements=tuple(word == "yes" for _, word in verdicts[facts:] if word != "none"),
    )


def rows(verdicts: Sequence[Verdict], model: str) -> tuple[Measure, ...]:
    """Return the means over questions, with intervals, of the facts said and of the statements that the passages hold."""
    samples: Mapping[str, list[float]] = {
        f"facts said, judged by {model}": [mean(one.facts) for one in verdicts if one.facts],
        f"statements held, judged by {model}": [mean(one.statements) for one in verdicts if one.statements],
    }
    return tuple(
        Measure(name, mean(sample), *bootstrap(sample), len(sample), None, "judged", family="judged")
        for name, sample in samples.items()
        if sample
    )
