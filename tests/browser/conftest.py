"""The site as a reader gets it: built once from a copy of the project, served here, opened in Chromium."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

NO_CHROMIUM = "no chromium on this machine; on Debian: apt-get install chromium"
NO_POPPLER = "no pdffonts and pdftotext on this machine; on Debian: apt-get install poppler-utils"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a line a request."""

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture(scope="session")
def site(shipped_site: Path) -> Path:
    """The folder that `proofbook build` writes, from a copy of what the repository ships."""
    return shipped_site


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served on this machine, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; nothing is downloaded."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip(NO_CHROMIUM)
    # Chromium refuses to run as root in its sandbox, and containers run as root.
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=options)
        yield started
        started.close()


@pytest.fixture(scope="session")
def pdfs(site: Path) -> list[Path]:
    """Every PDF that the site links, for the judges of PDF."""
    if not (shutil.which("pdffonts") and shutil.which("pdftotext")):
        pytest.skip(NO_POPPLER)
    return sorted(site.rglob("*.pdf"))
