"""The command line: one module a command, found by listing this folder."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from datetime import date, datetime
from pathlib import Path

import click

from proofbook import __version__
from proofbook.cli.door import Door
from proofbook.cli.exits import Exit


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


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="proofbook")
@click.option(
    "-C", "project", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The project (default: here)."
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The date to judge expiry by (default: SOURCE_DATE_EPOCH, the commit's day, or today).",
)
@click.pass_context
def group(context: click.Context, project: Path, as_of: datetime | None) -> None:
    """Threat models and compliance evidence as code, where a claim must prove itself.

    Example: proofbook -C examples/shop check
    """
    context.obj = Door(project=project, given=_day(as_of))


def main() -> None:
    """Run the command line; a bug of ours ends with its traceback and exit code 70."""
    try:
        group.main(prog_name="proofbook", standalone_mode=False)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as mistake:
        mistake.show()
        sys.exit(Exit.USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:  # noqa: BLE001 - the last door: the traceback is printed, and nothing is hidden
        import traceback

        traceback.print_exc()
        click.echo("proofbook: this is a bug of ours; please report it with the lines above", err=True)
        sys.exit(Exit.BUG)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None
