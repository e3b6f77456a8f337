"""`proofbook explain`: what a diagnostic means."""

from __future__ import annotations

import click

from proofbook.cli.door import end
from proofbook.cli.exits import Exit


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> None:
    """Say what a diagnostic means and how to mend it; without a rule, list them all.

    Example: proofbook explain unknown-component
    """
    from proofbook.source.explain import page, rules

    if rule is None:
        for each in rules():
            click.echo(f"{each:28} {page(each).title}")
        return
    if rule not in rules():
        from proofbook.source.nearest import nearest

        end(Exit.USAGE, f"no rule `{rule}`; {nearest(rule, rules(), 'list them with `proofbook explain`')}")
    found = page(rule)
    click.echo(f"{rule}: {found.title}\n\n{found.text.strip()}")
