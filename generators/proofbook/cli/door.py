"""What every command is given: the project and the date; results go to stdout, everything else to stderr."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, NoReturn

import click

from proofbook.asof import as_of_date
from proofbook.cli.exits import Exit
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.terminal import visible

Format = Literal["text", "json", "github"]

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How diagnostics are printed.",
)


class Day(click.ParamType[date]):
    """A day, written as 2027-01-31."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; what is none ends the program with exit code 2."""
        if isinstance(value, date):
            return value
        try:
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.fail(f"`{visible(value)}` is no day; write it as 2027-01-31", param, ctx)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The project that a command works on, and the date."""

    project: Path
    given: date | None

    @property
    def root(self) -> Path:
        """The project's folder; one without a model ends the program with exit code 3."""
        root = self.project.resolve()
        if not (root / "models").is_dir():
            end(Exit.NOTHING, f"{self.project}: no folder models/ here; start one with `proofbook new DIR`")
        if not _models(root):
            end(Exit.NOTHING, f"{self.project}: no model in models/; write models/ID.yaml")
        return root

    @property
    def as_of(self) -> date:
        """The one date of the assessment."""
        try:
            return as_of_date(self.project.resolve(), self.given)
        except (ValueError, OverflowError, OSError):
            end(Exit.USAGE, "SOURCE_DATE_EPOCH is not a number of seconds; unset it, or name the day with --as-of")

    @property
    def today(self) -> date:
        """Today (UTC), for what is written anew."""
        return datetime.now(UTC).date()

    def target(self, to: Path) -> Path:
        """The folder to write; one that a build reads, or that isn't ours, ends the program with exit code 2."""
        from proofbook.publish.written import refuse

        for read in ("models", "controls", "docs"):
            if to.resolve().is_relative_to(self.root / read):
                end(Exit.USAGE, f"{to} is inside {read}/, which is read for the pages; name another folder")
        with writing(to):
            refuse(to)
        return to

    def system(self, id: str) -> str:
        """The id, when the project has such a system; else the program ends with exit code 2."""
        models = _models(self.root)
        if id not in models:
            end(Exit.USAGE, f"no system `{id}` here; there are: {', '.join(models) or 'none'}")
        return id


def end(code: Exit, message: str) -> NoReturn:
    """Say why on stderr, and end."""
    click.echo(f"proofbook: {visible(message)}", err=True)
    raise click.exceptions.Exit(code)


@contextmanager
def writing(to: Path) -> Iterator[None]:
    """Where the folder can't be replaced, or isn't ours to replace, the program ends with exit code 2."""
    from proofbook.publish.written import RefusedError

    try:
        yield
    except RefusedError as refusal:
        end(Exit.USAGE, f"{to} {refusal}; name another folder")
    except OSError as problem:
        end(Exit.USAGE, f"{to} can't be written ({problem.strerror or problem}); name another folder")


def told(diagnostics: Iterable[Diagnostic], root: Path, format_: Format, *, err: bool) -> bool:
    """Print the diagnostics; whether one of them is an error."""
    from proofbook.source.render import rendered

    found = tuple(diagnostics)
    text = rendered(found, root, format_, colour=_colour(err))
    if text:
        click.echo(text, err=err, nl=not text.endswith("\n"))
    return any(each.severity is Severity.ERROR for each in found)


@contextmanager
def warnings_told() -> Iterator[None]:
    """What MkDocs warns of goes to stderr."""
    log, teller = logging.getLogger("mkdocs"), _Teller(logging.WARNING)
    log.addHandler(teller)
    try:
        yield
    finally:
        log.removeHandler(teller)


class _Teller(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Print one message."""
        click.echo(f"{record.levelname.lower()}: {visible(record.getMessage())}", err=True)


def _models(root: Path) -> list[str]:
    from proofbook.model.systems import model_paths
    from proofbook.source.folder import Folder

    return [Path(path).stem for path in model_paths(Folder(root))]


def _colour(err: bool) -> bool:
    stream = sys.stderr if err else sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR")
