"""Notes whose front matter is a trap, and notebooks that are broken: none of their values is run, followed or worth more than the text."""

from __future__ import annotations

import json

from .notes import Nasty, nasty

_BOMB = "\n".join(["a: &a [lol, lol, lol]", *(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(9))])
_YAML = {
    "laughs": _BOMB,
    "anchor": "title: &t T\nevent: *t",
    "merge": "base: &b {x: 1}\nmore:\n  <<: *b",
    "alias-loop": "a: &a\n  - *a",
    "python-object": "title: !!python/object/apply:os.system ['touch pwned']",
    "python-name": "title: !!python/name:os.system",
    "tag": "title: !ruby/object:Gem::Installer x",
    "include": "title: !include ../outside/secret.md",
    "norway": "title: no\nauthor: NO\ndate: 2021-05-06\ntags: [no, off, y]",
    "octal": "date: 010\nyear: 0o17\nnumber: 1_000\nhours: 12:30:45",
    "bad-date": "date: 2021-13-45",
    "bad-stamp": "date: !!timestamp x",
    "far-date": "date: 99999999999999-01-01",
    "long-number": "year: " + "9" * 5_000,
    "infinity": "n: .inf\nm: .nan\nnull: ~",
    "duplicate": "title: One\ntitle: Two\nTITLE: Three",
    "tab": "title:\tT\n\tauthor: x",
    "colon": "title: Brooms: a history: of\nauthor: Ada: Bell",
    "at": "author: @ada\ntitle: `T`",
    "percent": "title: %x\n%YAML 9.9",
    "quote": 'title: "never closed\nauthor: x',
    "block": "title: |\n  one\n  two\n\nauthor: >-\n  A\n  B",
    "deep-flow": "a: " + "[" * 900 + "]" * 900,
    "deep-map": "\n".join("  " * n + f"k{n}:" for n in range(60)),
    "deep-dash": "a: " + "- " * 800,
    "question": "? [a, b]\n: {c: d}\n? e",
    "documents": "title: T\n--- # two\ntitle: U",
    "binary": "title: !!binary R0lGODlhDAAMAIQAAP",
    "null-key": "~: x\n: y\n'': z",
    "nul": "title: a\0b\nauthor: \x1b[31mred",
    "surrogate": 'title: "\\ud800"\nauthor: "\\x00\\e[2J"',
    "list": "- a\n- b",
    "text": "just words here",
    "empty": "",
    "comment": "# nothing\n# more",
    "huge-key": "k" * 3_000 + ": x",
    "million-keys": "\n".join(f"k{n}: v" for n in range(900)),
    "long-title": "title: " + "Brooms " * 600,
    "list-title": "title: [a, [b, [c]]]\nauthor: {name: {first: A}}\ndate: []",
    "authors": "authors:\n" + "\n".join(f"  - name: Person {n}" for n in range(200)),
    "talks": "talks: 5",
    "talks-lines": "talks:\n  - title: T\n    lines: 5-99999999999999999999",
    "windows": "title: T\r\nauthor: A\r",
    "crafted": "title: '\"; rm -rf /; echo \"'\nevent: $(touch pwned) `touch pwned`",
    "html": "title: <script>alert(1)</script>\nauthor: <img src=x onerror=alert(1)>",
    "format": "title: '{cfg.key} {0.__class__} %s %(x)s ${PATH}'",
    "csv": "title: '=HYPERLINK(\"http://evil.example\")'\nauthor: '+1+cmd|x!A0'\nevent: '@SUM(1)'",
    "bidi": "title: \u202egnol\nauthor: \u2066x",
}
_TOML = {
    "dots": ".".join("a" * 4_000) + " = 1",
    "deep": "a = " + "[" * 900 + "]" * 900,
    "table": "".join(f"[{'.'.join('a' * n)}]\n" for n in range(1, 40)),
    "duplicate": 'title = "a"\ntitle = "b"',
    "number": "n = " + "9" * 5_000,
    "date": "date = 2021-99-99",
    "quote": 'title = "never closed',
    "inline": "a = {b = {c = {d = {e = {f = {g = 1}}}}}}",
    "empty": "",
}


def front_matter() -> list[Nasty]:
    """Return notes with each trap above their text, and some whose block has no end, or is too long for one."""
    body = "\n# Brooms\n\nAda Bell keeps §1 in a drawer.\n\nAt the end stands §2.\n"
    wrong = {"talks-lines": "lines must be two numbers"}  # what is corrected by hand must be mended by hand
    found = [nasty(f"yaml-{name}.md", f"---\n{block}\n---\n{body}", skipped=wrong.get(name, "")) for name, block in _YAML.items()]
    found += [nasty(f"toml-{name}.md", f"+++\n{block}\n+++\n{body}") for name, block in _TOML.items()]
    found += [
        nasty("yaml-200kB-brackets.md", f"---\na: {'[' * 100_000}{']' * 100_000}\n---\n{body}", told="front matter"),
        nasty(
            "yaml-200kB-words.md", f"---\ntext: |\n{'  a word and more' * 50}\n" + "  line\n" * 30_000 + f"---\n{body}", told="front matter"
        ),
        nasty("yaml-unclosed.md", f"---\ntitle: T\nauthor: A\n{body}", told="front matter"),
        nasty("yaml-unclosed-long.md", "---\ntitle: T\n" + "key: value\n" * 5_000 + body, told="front matter"),
        nasty("yaml-dots.md", f"---\ntitle: T\n...\n{body}"),
        nasty("yaml-only.md", "---\ntitle: T\n---\n"),
        nasty("toml-unclosed.md", f'+++\ntitle = "T"\n{body}', told="front matter"),
        nasty("json-head.md", '{\n"title": "T",\n"date": "2021-05-06"\n}\n' + body),
        nasty("json-deep.md", '{\n"title": ' + "[" * 3_000 + "]" * 3_000 + "\n}\n" + body, told="front matter"),
        nasty("json-unclosed.md", '{\n"title": "T",\n' + body),
        nasty("js-head.md", f"---js\nrequire('fs').writeFileSync('pwned', '1')\n---\n{body}", told="not run"),
        nasty("mail-head.txt", "From: a\nSubject: =?utf-8?q?=1B[31m?=\nDate: Thu, 99 Foo 2021\n" + body),
        nasty("rules-only.md", "---\n---\n---\n" + body),
    ]
    return found


def notebooks() -> list[Nasty]:
    """Return notebooks that are none, or not as they should be."""
    cell = {"cell_type": "markdown", "source": ["# Talk\n", "Ada Bell keeps §1\n", "§2"]}
    whole = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4}, indent=1, ensure_ascii=False)

    def cells(*others: object, **more: object) -> str:
        return json.dumps({"cells": [*others, cell], "metadata": {}, "nbformat": 4, **more}, indent=1, ensure_ascii=False)

    spoilt = {
        "truncated": (whole[:-20], "not a notebook"),
        "not-json": ("# A §1\n\nnot JSON at all §2\n", "not a notebook"),
        "list": ("[1, 2]\n§1\n", "not a notebook"),
        "cells-number": ('{"cells": 5, "nbformat": 4}\n', "not a notebook"),
        "numbers-as-cells": (cells(1, None, [], "x"), ""),
        "source-dict": (cells({"cell_type": "markdown", "source": {"a": 1}}), ""),
        "source-number": (cells({"cell_type": "markdown", "source": 7}), ""),
        "no-source": (cells({"cell_type": "markdown"}, {}), ""),
        "type-number": (cells({"cell_type": 5, "source": "x"}), ""),
        "escapes": (cells({"cell_type": "markdown", "source": "a\0b\x1b[31m\ud800\u202e"}), ""),
        "many-lines": (cells({"cell_type": "markdown", "source": "x\n" * 5_000}), ""),
        "output": (cells({"cell_type": "code", "source": "1", "outputs": [{"data": {"image/png": "iVBOR" * 9_000}}]}), ""),
        "deep-output": (cells({"cell_type": "code", "source": "1", "outputs": json.loads("[" * 200 + "]" * 200)}), ""),
        "duplicate-keys": (whole.replace('"cells"', '"cells": [], "cells"', 1), ""),
        "big-number": (whole.replace(": 4", ": " + "9" * 5_000), ""),
        "nan": (whole.replace(": 4", ": NaN"), ""),
        "worksheets": (json.dumps({"worksheets": [{"cells": [cell]}], "nbformat": 3}, indent=1, ensure_ascii=False), ""),
        "byte-order-mark": ("\ufeff" + whole, ""),
        "magic": (cells({"cell_type": "code", "source": ["%run ../outside/secret.py\n", "!cat ../outside/secret.md\n"]}), ""),
        "raw-html": (cells({"cell_type": "raw", "source": "<iframe src='../outside/secret.md'>"}), ""),
    }
    found = [nasty(f"notebook-{name}.ipynb", text, told=told) for name, (text, told) in spoilt.items()]
    deep = '{"cells": ' + "[" * 100_000 + "]" * 100_000 + "}\n"
    return [*found, nasty("notebook-deep.ipynb", deep), nasty("notebook-no-cells.ipynb", '{"cells": [], "nbformat": 4}')]
