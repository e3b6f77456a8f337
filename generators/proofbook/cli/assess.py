"""`proofbook assess`: all of the assessment as data."""

from __future__ import annotations

import sys
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from proofbook.cli.door import Door, told
from proofbook.cli.exits import Exit
from proofbook.cli.progress import progress
from proofbook.source.terminal import visible

if TYPE_CHECKING:
    from proofbook.assessment.requirement import RequirementStatus

REASON = 110
"""Characters of a reason that are shown; the page and the data have the rest."""


@click.command("assess")
@click.option("--format", "format_", type=click.Choice(["json", "text"]), default="text", help="How it is printed.")
@click.pass_obj
def command(door: Door, format_: str) -> None:
    """Assess every system: the statuses of all requirements, or everything as JSON.

    Example: proofbook assess --format json > proofbook.json
    """
    from proofbook.outputs.data import document
    from proofbook.outputs.proofbook_json import as_json
    from proofbook.outputs.summary import ILLUSTRATIVE
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
            _tell(each)
        if assessed.illustrative:
            click.echo(f"  {ILLUSTRATIVE}")


def _tell(found: RequirementStatus) -> None:
    """The status, and why it is no better."""
    from proofbook.assessment.status import Status

    side = "" if found.side == "customer" else f" [{found.side}]"
    shown = " [illustrative]" if found.illustrative and found.status.answered else ""
    click.echo(f"  {found.status:21} {found.coverage:6} {found.framework} {found.requirement}{side}{shown}")
    if not found.status.answered and found.status is not Status.NOT_APPLICABLE:
        click.echo(f"  {'':28} {visible(shorten(found.reason, REASON, placeholder=' …'))}")
