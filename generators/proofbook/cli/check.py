"""`proofbook check`: every mistake in the models and in the library."""

from __future__ import annotations

import click

from proofbook.cli.door import Door, Format, format_option, told
from proofbook.cli.exits import Exit
from proofbook.cli.progress import progress


@click.command("check")
@format_option
@click.pass_obj
def command(door: Door, format_: Format) -> None:
    """Find every mistake in the models, and say which unstated facts are worth stating first.

    Example: proofbook check --format github
    """
    from proofbook.pipeline import portfolio

    root = door.root
    with progress("reading the models"):
        whole = portfolio(root, door.as_of)
    wrong = told(whole.diagnostics, root, format_, err=False)
    if format_ == "text":
        for each in whole.systems():
            _worth_stating(each)
    if wrong:
        raise click.exceptions.Exit(Exit.INVALID)
    if any(each.problem for assessed in whole.assessments for each in assessed.evidence.artifacts):
        raise click.exceptions.Exit(Exit.UNDECIDED)


def _worth_stating(assessed: object) -> None:
    from proofbook.assessment.assessment import Assessment
    from proofbook.source.terminal import visible

    assert isinstance(assessed, Assessment)
    found = assessed.enumeration
    hinging = sum(len(each.members) for each in found.hinges)
    click.echo(f"{assessed.system.id}: {len(found.lines)} threat lines; {hinging} threats hinge on unstated facts.")
    for question in found.questions[:5]:
        click.echo(f"  state {visible(question.fact)}: decides {question.decides}. {visible(question.question)}")
