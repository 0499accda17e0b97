"""How often the language of notes is told rightly, by stop words and by a trained detector: python bench/language.py

Texts: the shared wild notes (RAGNOTES_DATA) as whole files and in pieces of at least 60 words, and the paragraphs of XQuAD.
py3langid (pip install py3langid) is the detector; without it its rows say so.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ragnotes.text import language_of

_DATA = Path(os.environ.get("RAGNOTES_DATA") or Path(__file__).resolve().parents[1] / ".." / "shared" / "data")
_PIECE = 60  # words: the shortest text whose language a talk is given on its own evidence
_CODE = re.compile(r"```.*?```|https?://\S+", re.DOTALL)


def _texts() -> Iterator[tuple[str, str, str]]:
    """Yield (kind, true language, text)."""
    with (_DATA / "wild-notes" / "SOURCES.tsv").open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t") if not row["file"].endswith((".html", ".ipynb"))]
    for row in rows:
        text = _CODE.sub(" ", (_DATA / "wild-notes" / row["file"]).read_text("utf-8", "replace"))
        language = row["language"][:2]
        yield "whole file", language, text
        piece = ""
        for paragraph in re.split(r"\n\s*\n", text):
            piece += paragraph + "\n"
            if len(piece.split()) >= _PIECE:
                yield "60 words", language, piece
                piece = ""
    for language in ("en", "es", "de"):
        with gzip.open(_DATA / "xquad" / f"{language}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield "XQuAD paragraph", language, json.loads(line)["context"]


def _detector() -> Callable[[str], str] | None:
    try:
        detector = importlib.import_module("py3langid")
    except ImportError:
        return None
    return lambda text: str(detector.classify(text[:5_000])[0])


def main() -> None:
    """Print the table."""
    texts = list(_texts())
    kinds = list(dict.fromkeys(kind for kind, _, _ in texts))
    print(f"{'':24}" + "".join(f"{kind:>18}" for kind in kinds) + f"{'cpu s':>10}")
    for name, tell in (("stop words and script", language_of), ("py3langid", _detector())):
        if tell is None:
            print(f"{name:24}not installed")
            continue
        started = time.process_time()
        right = [(kind, tell(text) == language) for kind, language, text in texts]
        seconds = time.process_time() - started
        cells = []
        for kind in kinds:
            told = [hit for of_kind, hit in right if of_kind == kind]
            cells.append(f"{sum(told)}/{len(told)}")
        print(f"{name:24}" + "".join(f"{cell:>18}" for cell in cells) + f"{seconds:>10.2f}")


if __name__ == "__main__":
    main()
