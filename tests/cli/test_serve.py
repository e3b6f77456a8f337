"""`proofbook serve`: the page as a browser gets it, while its model is edited."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Run
from tests.conftest import PROOFBOOK

PATIENCE = 120
"""Seconds after which nothing more is expected; how long an edit takes is measured by `make bench`."""


class Served(NamedTuple):
    """A project that is served: its folder, the port, the address that was printed and the program."""

    project: Path
    port: int
    address: str
    program: subprocess.Popen[str]


@pytest.fixture(scope="module")
def served(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example of its help, on a port that is free."""
    project = Path(shutil.copytree(starter, tmp_path_factory.mktemp("served") / "shop"))
    port = free_port()
    with subprocess.Popen(
        [PROOFBOOK, "serve", "shop", "--port", str(port)],
        cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts,
    ) as program:  # fmt: skip
        assert program.stdout
        yield Served(project, port, program.stdout.readline().strip(), program)
        program.kill()


def test_the_address_it_prints_is_the_page_of_the_system(served: Served) -> None:
    assert served.address == f"http://127.0.0.1:{served.port}/systems/shop/"
    assert shows(served.address, "Web shop")


def test_what_is_broken_shows_and_what_is_mended_comes_back(served: Served) -> None:
    model = served.project / "models" / "shop.yaml"
    whole = model.read_text(encoding="utf-8")
    model.write_text(whole.replace("technology: web-application", "technology: web-aplication"), encoding="utf-8")
    assert shows(served.address, "did you mean `web-application`?")
    model.write_text(whole.replace("title: Web shop", "title: Bazaar"), encoding="utf-8")
    assert shows(served.address, "Bazaar")


def test_a_port_that_is_taken_ends_it_before_anything_is_built(served: Served, run: Run) -> None:
    ended = run("serve", "shop", "--port", str(served.port), cwd=served.project)
    assert (ended.code, ended.stdout) == (2, "")
    assert f"port {served.port} can't be used" in ended.stderr
    assert "name another with --port" in ended.stderr
    assert "building" not in ended.stderr


@pytest.mark.parametrize(("arguments", "said"), [(["shopp"], "there are: shop"), (["--port", "80000"], "1<=x<=65535")])
def test_what_can_not_be_served_is_told(arguments: list[str], said: str, project: Path, run: Run) -> None:
    ended = run("serve", *arguments, cwd=project)
    assert (ended.code, said in ended.stderr) == (2, True)


def test_ctrl_c_is_how_it_ends(served: Served) -> None:
    served.program.send_signal(signal.SIGINT)
    assert served.program.wait(PATIENCE) == 0
    assert served.program.stderr
    said = served.program.stderr.read()
    assert "error[unknown-technology]" in said
    assert "Traceback" not in said


def got(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def shows(address: str, words: str) -> bool:
    """Whether the page comes to say these words."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if words in got(address):
                return True
        except urllib.error.URLError:
            pass  # The server starts, or the page is being written.
        time.sleep(0.1)
    return False


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


def heed_interrupts() -> None:
    """Ctrl-C reaches the program, though whoever runs the tests may have switched it off."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
