"""A request as a command line that sends the same bytes."""

from __future__ import annotations

import re
import shlex

from ...errors import UsageError
from ...records.calls import Request
from ..providers import is_loopback

# These stand between double quotes, where a shell would run what a record from elsewhere may hold.
_NAME = re.compile(r"[A-Za-z-]+")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def curl(request: Request) -> str:
    r"""Return a shell command that sends exactly `request.body`; the key is read from the environment when it runs.

    The body goes through a pipe because one argument of a command may not be longer than 128 kB on Linux, and through `printf`
    because a here-document would add a newline.
    """
    flags = ["curl", "-sS"]
    if ("Accept", "application/json") not in request.headers:
        flags.append("-N")  # show the text as it comes
    if is_loopback(request.url):
        flags.append("--noproxy '*'")
    parts = [f"{' '.join(flags)} -X {shlex.quote(request.method)} {shlex.quote(request.url)}"]
    parts += [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in request.headers]
    if request.key_header is not None:
        name, prefix = request.key_header
        if not (_NAME.fullmatch(f"{name}{prefix.strip()}") and _VARIABLE.fullmatch(request.key_variable or "")):
            raise UsageError(
                "the key's header or variable is none that ragnotes writes: no command is made of it", "ask the question again"
            )
        parts.append(f'-H "{name}: {prefix}${request.key_variable}"')
    parts.append("--data-binary @-")
    return f"printf %s {shlex.quote(request.body)} |\n  " + " \\\n  ".join(parts)
