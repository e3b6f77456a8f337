"""The command line: one module a command, found by listing this folder."""

from __future__ import annotations

import importlib
import os
import pkgutil
import signal
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Any

import click

from proofbook import __version__
from proofbook.cli.door import Day, Door
from proofbook.cli.exits import Exit
from proofbook.source.terminal import visible

TRACEBACK = "PROOFBOOK_TRACEBACK"
"""The environment variable that asks for the traceback of a bug of ours, as `--traceback` does."""


class Commands(click.Group):
    """The commands of this folder; a module is imported when its command is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every module of this folder that is a command, sorted."""
        return sorted(
            each.name for each in pkgutil.iter_modules(__path__) if each.name not in {"door", "exits", "progress"}
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named; a bug of ours is told in a sentence, and a reader who left in none."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _nobody_reads()
            ctx.exit(Exit.UNREAD)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as bug:  # noqa: BLE001 - the last door: it is told, and nothing is hidden
            if ctx.params["traceback"]:
                traceback.print_exc()
            click.echo(_apology(bug), err=True)
            ctx.exit(Exit.BUG)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="proofbook")
@click.option(
    "-C", "project", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The project (default: here)."
)
@click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="The date to judge expiry by (default: SOURCE_DATE_EPOCH, the commit's day, or today).",
)
@click.option("--traceback", is_flag=True, envvar=TRACEBACK, help="Should Proofbook itself fail, show where.")
@click.pass_context
def group(context: click.Context, project: Path, as_of: date | None, traceback: bool) -> None:
    """Threat models and compliance evidence as code, where a claim must prove itself.

    Example: proofbook -C my-systems check
    """
    context.obj = Door(project=project, given=as_of)


def main() -> None:
    """Run the command line; the process ends with one of the exit codes, or as an interrupted one does."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        code = group.main(prog_name="proofbook", standalone_mode=False)
    except click.ClickException as mistake:
        mistake.show()
        code = Exit.USAGE
    except click.Abort:
        code = Exit.INTERRUPTED
    sys.exit(code)


def _terminated(signal_number: int, _: object) -> None:
    """End as the signal asks, but take away first what is half-written."""
    sys.exit(128 + signal_number)


def _nobody_reads() -> None:
    """Give the rest of stdout to nobody, so that the interpreter doesn't complain while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _apology(bug: Exception) -> str:
    what = visible(traceback.format_exception_only(bug)[-1].strip())
    return (
        f"proofbook: this is a bug of ours ({what}); please open an issue in Proofbook's repository "
        f"with what `{TRACEBACK}=1 proofbook …` prints"
    )
