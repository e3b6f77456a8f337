"""`proofbook threats`: raw → applicable → lines."""

from __future__ import annotations

import click

from proofbook.cli.door import Door, end, told
from proofbook.cli.exits import Exit
from proofbook.cli.progress import progress


@click.command("threats")
@click.argument("system")
@click.option("--variant", default=None, help="A variant of the system.")
@click.pass_obj
def command(door: Door, system: str, variant: str | None) -> None:
    """Print the threats of a system: how many findings, what applies, and the lines.

    Example: proofbook threats shop
    """
    from proofbook.outputs.summary import ILLUSTRATIVE
    from proofbook.pipeline import portfolio
    from proofbook.source.terminal import visible

    root = door.root
    with progress("enumerating"):
        whole = portfolio(root, door.as_of, door.system(system))
    if told(whole.diagnostics, root, "text", err=True):
        raise click.exceptions.Exit(Exit.INVALID)
    assessed = next((each for each in whole.assessments if each.system.variant == variant), None)
    if assessed is None:
        known = ", ".join(each.system.variant for each in whole.assessments if each.system.variant)
        end(Exit.USAGE, f"{system} has no variant `{variant}`; there are: {known or 'none'}")
    found = assessed.enumeration
    certain = sum(len(each.members) for each in found.lines)
    click.echo(f"raw         {found.raw:5}  findings, with every unstated fact at its worst")
    click.echo(f"applicable  {len(found.threats):5}  {len(found.not_applicable)} ruled out by a technology's traits")
    click.echo(f"certain     {certain:5}  whatever the unstated facts are")
    click.echo(f"lines       {len(found.lines):5}  one cause on one element")
    if assessed.illustrative:
        click.echo(ILLUSTRATIVE)
    click.echo()
    click.echo(f"{'residual':10} {'inherent':10} {'treatment':15} line")
    for line in assessed.lines:
        click.echo(f"{line.residual.level.word:10} {line.inherent.level.word:10} {line.disposition:15} {line.id}")
        click.echo(f"{'':37} {visible(line.line.title)}")
    for hinge in found.hinges:
        click.echo(f"{'–':10} {'–':10} {'–':15} {hinge.id}")
        click.echo(f"{'':37} {visible(hinge.title)}")
