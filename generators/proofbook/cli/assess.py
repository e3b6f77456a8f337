"""`proofbook assess`: all of the assessment as data."""

from __future__ import annotations

import sys

import click

from proofbook.cli.door import Door, told
from proofbook.cli.exits import Exit
from proofbook.cli.progress import progress


@click.command("assess")
@click.option("--format", "format_", type=click.Choice(["json", "text"]), default="text", help="How it is printed.")
@click.pass_obj
def command(door: Door, format_: str) -> None:
    """Assess every system: the statuses of all requirements, or everything as JSON.

    Example: proofbook assess --format json > proofbook.json
    """
    from proofbook.outputs.data import document
    from proofbook.outputs.proofbook_json import as_json
    from proofbook.pipeline import portfolio

    root = door.root
    with progress("assessing"):
        whole = portfolio(root, door.as_of)
    if told(whole.diagnostics, root, "text", err=True):
        raise click.exceptions.Exit(Exit.INVALID)
    if format_ == "json":
        sys.stdout.buffer.write(as_json(document(whole).model_dump(mode="json", by_alias=True)))
        return
    for assessed in whole.assessments:
        click.echo(assessed.system.key)
        for each in assessed.requirements:
            side = "" if each.side == "customer" else f" [{each.side}]"
            click.echo(f"  {each.status:21} {each.coverage:6} {each.framework} {each.requirement}{side}")
