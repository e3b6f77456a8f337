"""`proofbook checks`: the checks, and what they say of their own examples."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from proofbook.cli.door import Door, end, told
from proofbook.cli.exits import Exit
from proofbook.cli.progress import progress

if TYPE_CHECKING:
    from proofbook.library.library import Library


@click.group("checks", invoke_without_command=True)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How they are listed.")
@click.pass_context
def command(context: click.Context, format_: str) -> None:
    """List the checks, the project's own among them: what each shows, bears out and reads.

    Example: proofbook checks
    """
    if context.invoked_subcommand is not None:
        return
    from proofbook.source.terminal import visible

    library = _library(context.obj)
    if format_ == "json":
        listed = [
            {
                "id": each.id, "title": each.title, "mitigation": each.mitigation, "reads": list(each.reads),
                "method": each.method, "own": f"checks/{each.id}" in library.own,
            }
            for each in library.checks.values()
        ]  # fmt: skip
        click.echo(json.dumps(listed, indent=2, ensure_ascii=False))
        return
    for each in library.checks.values():
        own = " (the project's own)" if f"checks/{each.id}" in library.own else ""
        click.echo(f"{each.id}{own}\n    {visible(each.title)}")
        click.echo(f"    bears out {each.mitigation}; reads {', '.join(each.reads)}; {each.method}s")
    click.echo(f"{len(library.checks)} checks", err=True)


@command.command("test")
@click.argument("checks", nargs=-1)
@click.pass_obj
def test(door: Door, checks: tuple[str, ...]) -> None:
    """Run the examples of all checks, or of those named; exit code 1 when one comes out otherwise than it says.

    Example: proofbook checks test
    """
    from proofbook.evidence.check_trial import trial
    from proofbook.evidence.jail import Jail
    from proofbook.outputs.summary import counted
    from proofbook.source.nearest import nearest
    from proofbook.source.terminal import visible

    library = _library(door)
    for id in checks:
        if id not in library.checks:
            end(Exit.USAGE, f"no check `{id}`; {nearest(id, library.checks, 'list them with `proofbook checks`')}")
    wanted = [library.checks[id] for id in dict.fromkeys(checks) or library.checks]
    examples = failed = 0
    with progress("running the examples"), Jail() as jail:
        for each in wanted:
            tried = trial(each, library.rego_modules, jail)
            examples += tried.examples
            failed += bool(tried.wrong)
            for wrong in tried.wrong:
                click.echo(f"{each.id}: {visible(wrong)}")
    click.echo(f"{counted(len(wanted), 'check')}, {counted(examples, 'example')}; {counted(failed, 'check')} wrong")
    if failed:
        raise click.exceptions.Exit(Exit.FINDINGS)


def _library(door: Door) -> Library:
    """The library of the project, which needs no model for that; mistakes in it end the program."""
    from proofbook.library.load import library
    from proofbook.source.folder import Folder

    root = door.project.resolve()
    found = library(Folder(root))
    if told(found.diagnostics, root, "text", err=True):
        raise click.exceptions.Exit(Exit.INVALID)
    return found.library
