"""wire.curl: the command runs and sends the very bytes."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from ragnotes.asking.wire import openai
from ragnotes.asking.wire.curl import curl
from ragnotes.records.calls import Request

from .loopback import chat, chunk, serve, stream


def build(base_url: str, text: str, *, stream: bool = False, key_variable: str | None = "SOME_KEY") -> Request:
    return openai.build(
        base_url=base_url, model="it's m", messages=[("user", text)], max_tokens=9, max_tokens_name="max_tokens", stream=stream,
        key_variable=key_variable,
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("shell", ["sh", "bash"])
@pytest.mark.parametrize(
    "text",
    ["hello", "it's \"quoted\" `date` $HOME $(date) \\n \\\\ %s %d !!", "Qué 🙂\n\ttab\r\nRAGNOTES\n", "-n\n", "@file", "x" * 300_000],
)  # fmt: skip
def test_curl_sends_the_very_bytes(text: str, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    with serve(chat()) as server:
        request = build(server.base_url, text)
        command = curl(request)
        env = {"PATH": os.environ["PATH"], "SOME_KEY": "sk-planted-123456", "http_proxy": "http://127.0.0.1:9"}
        done = subprocess.run([shell], input=command, env=env, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 0 and "All good [1]." in done.stdout, done.stderr
    received = server.received[0]
    assert received.body == request.body.encode("ascii")
    assert received.headers["authorization"] == "Bearer sk-planted-123456"
    assert {name.lower(): value for name, value in request.headers}.items() <= received.headers.items()
    assert f"http://127.0.0.1:{server.address.rsplit(':', 1)[1]}{received.path}" == request.url
    assert "sk-planted" not in command


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_a_stream_is_shown_as_it_comes() -> None:
    with serve(stream(chunk("a"), chunk(finish="stop"))) as server:
        command = curl(build(server.base_url, "hello", stream=True, key_variable=None))
        done = subprocess.run(["sh"], input=command, capture_output=True, text=True, timeout=20, check=False)
    assert '"content": "a"' in done.stdout and "authorization" not in server.received[0].headers
    assert " -N " in command


def test_the_key_is_a_variable_and_proxies_are_left_out_for_this_machine_only() -> None:
    away = curl(build("https://api.example.org/v1", "hello"))
    assert '-H "Authorization: Bearer $SOME_KEY"' in away and "--noproxy" not in away
    assert "--noproxy" in curl(build("http://127.0.0.1:1/v1", "hello"))
    assert "Authorization" not in curl(build("http://127.0.0.1:1/v1", "hello", key_variable=None))
