"""The language model services as a table of data, and the addresses they live at."""

from __future__ import annotations

import difflib
import ipaddress
import re
from urllib.parse import urlsplit

from ..errors import UsageError
from ..frozen import frozen

# Only addresses that every parser reads alike: a user name, a backslash or a query may send a key to another host, or hold one.
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?(?P<path>/[!$%&'()*+,./:;=@A-Za-z0-9_~-]*)?"
)


@frozen
class Provider:
    """A service by the name that stands before the slash in `--model provider/name`."""

    name: str
    format: str  # which file of `wire` speaks to it
    base_url: str
    key_variable: str | None  # None: it needs no key
    max_tokens_name: str  # what its API calls the limit of the answer
    address_variable: str | None = None  # an environment variable that names another base address


PROVIDERS = (
    Provider("openai", "openai", "https://api.openai.com/v1", "OPENAI_API_KEY", "max_completion_tokens", "OPENAI_BASE_URL"),
    Provider("anthropic", "anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY", "max_tokens", "ANTHROPIC_BASE_URL"),
    Provider("ollama", "ollama", "http://127.0.0.1:11434", None, "num_predict", "OLLAMA_HOST"),
    Provider("gemini", "openai", "https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY", "max_tokens"),
    Provider("mistral", "openai", "https://api.mistral.ai/v1", "MISTRAL_API_KEY", "max_tokens"),
    Provider("groq", "openai", "https://api.groq.com/openai/v1", "GROQ_API_KEY", "max_tokens"),
    Provider("openrouter", "openai", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY", "max_tokens"),
    Provider("deepseek", "openai", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY", "max_tokens"),
)


def find_provider(name: str) -> Provider:
    """Return the row of that name. Raises UsageError, with the nearest name where one is near."""
    for provider in PROVIDERS:
        if provider.name == name:
            return provider
    names = [provider.name for provider in PROVIDERS]
    near = difflib.get_close_matches(name.lower(), names, n=1)
    meant = f"did you mean {near[0]}?" if near else f"one of {', '.join(names)}"
    raise UsageError(f"unknown provider {name!r}: {meant}", "any other server: --model openai/NAME --base-url http://HOST:PORT/v1")


def split_model(model: str) -> tuple[Provider, str]:
    """Return the provider and the model's own name, which may hold slashes itself. Raises UsageError.

    >>> split_model("openrouter/openai/gpt-5")[1]
    'openai/gpt-5'
    """
    before, slash, name = model.partition("/")
    if not slash or not before.strip() or not name.strip():
        raise UsageError(f"the model {model!r} is not of the form provider/name", f"--model openai/{model.strip(' /') or 'NAME'}")
    return find_provider(before.strip()), name.strip()


def check_address(address: str) -> str:
    """Return the address without blanks and slashes at its end. Raises UsageError unless it is plain http(s)://host[:port][/path]."""
    stripped = address.strip().rstrip("/")
    if _parts(stripped) is None:
        raise UsageError("the base address is not of the form http(s)://host[:port]/path", "--base-url http://127.0.0.1:8080/v1")
    return stripped


def is_loopback(url: str) -> bool:
    """Return whether the address is of this very machine; False for anything that is not a plain address."""
    found = _parts(url)
    if found is None:
        return False
    host, ip = found["host"].lower(), _ip(found["host"])
    return ip.is_loopback if ip else host == "localhost" or host.endswith(".localhost")


def _parts(address: str) -> re.Match[str] | None:
    """The parts of a plain address, None for anything else, such as a port that a socket would take for another."""
    found = _ADDRESS.fullmatch(address)
    if found is None or int(found["port"] or 0) > 65_535:
        return None
    return None if found["host"][0] == "[" and not isinstance(_ip(found["host"]), ipaddress.IPv6Address) else found


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def ollama_base(host: str) -> str:
    """Return the base address that `OLLAMA_HOST` means to a client. Raises UsageError for what is no address.

    The variable is the server's too, so an address to listen on (0.0.0.0) becomes this machine.

    >>> ollama_base("0.0.0.0:8000"), ollama_base("http://box")
    ('http://127.0.0.1:8000', 'http://box:80')
    """
    value = host.strip().strip("\"'").strip()
    scheme, found, rest = value.partition("://")
    if not found:
        scheme, rest = "http", value
    default = {"http": 80, "https": 443}.get(scheme, 0) if found else 11434
    if rest.count(":") > 1 and not rest.startswith("["):
        rest = f"[{rest}]"  # an IPv6 address without a port
    try:
        parts = urlsplit(f"{scheme}://{rest}")
        name, port = parts.hostname or "127.0.0.1", parts.port or default
        if "@" in parts.netloc or parts.query or parts.fragment:
            raise ValueError
        name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(name, name)
        shown = f"[{name}]" if ":" in name else name
        return check_address(f"{scheme}://{shown}:{port}{parts.path.rstrip('/')}")
    except (ValueError, UsageError):
        raise UsageError("OLLAMA_HOST is no address of a server", "export OLLAMA_HOST=127.0.0.1:11434") from None
