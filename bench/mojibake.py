"""Print how many of ftfy's own cases of good text a note keeps as they are, and how many of its broken ones are repaired.

    python bench/mojibake.py tests/test_cases.json    # of a checkout or a source archive of ftfy; the file is not part of this one

Cases that ftfy itself does not get right are left out. Each is read as a note of its own and as a line among others. Good text is what
ftfy's file leaves as it is but for quotation marks and ligatures, which ragnotes never touches. It exits with 1 if good text was changed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ragnotes.reading import decoding

AMONG = ("# Café notes\n\nÀ la fête on a goûté de tout.\n\n", "\n\nThe boats left at nine – all but one.\n")


def read_alone(text: str) -> tuple[str, bool]:
    """Return a text as a note of it would be read, and whether it was repaired."""
    decoded = decoding.decode(text.encode())
    return decoded.text, any("mojibake" in repair for repair in decoded.repairs)


def read_among_others(text: str) -> tuple[str, bool]:
    """Return the same for a text among good lines."""
    before, after = AMONG
    whole, repaired = read_alone(before + text + after)
    return whole.removeprefix(before).removesuffix(after), repaired


def main() -> int:
    """Count, print what differs, and return 1 if good text was changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, help="ftfy's tests/test_cases.json")
    told = json.loads(parser.parse_args().cases.read_text("utf-8"))
    cases = [case for case in told if case.get("enabled", True) and case.get("expect", "pass") == "pass"]
    good, broken, changed, repaired = 0, 0, 0, 0
    for case in cases:
        original, wanted = case["original"], case.get("fixed-encoding", case["fixed"])
        for read in (read_alone, read_among_others):
            text, fixed = read(original)
            if original == wanted:
                good += 1
                if fixed:
                    changed += 1
                    print(f"changed: {case['label']}: {text!r}")
            else:
                broken += 1
                if fixed and text == wanted:
                    repaired += 1
                else:
                    print(f"left: {case['label']}: {text!r}")
    print(f"{good} readings of good text, {changed} changed; {broken} of broken text, {repaired} repaired as ftfy would")
    return int(changed > 0)


if __name__ == "__main__":
    sys.exit(main())
