"""A word on stderr for what takes over a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

AFTER = 1.0
"""Seconds after which something is worth a word."""


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say what is being done, once it has taken a while."""
    timer = threading.Timer(AFTER, lambda: click.echo(f"{what} …", err=True))
    timer.daemon = True
    if not sys.stderr.closed:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
