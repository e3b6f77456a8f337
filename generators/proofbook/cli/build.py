"""`proofbook build`: the whole site, with the PDFs and the data."""

from __future__ import annotations

from pathlib import Path

import click

from proofbook.cli.door import Door, end, told, warnings_told, writing
from proofbook.cli.exits import Exit
from proofbook.cli.progress import progress


@click.command("build")
@click.option(
    "--to", default=None, type=click.Path(path_type=Path), metavar="DIR", help="Default: site/ in the project."
)
@click.pass_obj
def command(door: Door, to: Path | None) -> None:
    """Build the site: pages, PDFs and proofbook.json.

    The folder is replaced whole, or not at all.

    Example: proofbook build
    """
    from mkdocs.exceptions import Abort

    from proofbook.pipeline import rendered
    from proofbook.publish.build import built

    root, target = door.root, door.target(to or door.project / "site")
    with progress("rendering"):
        made = rendered(root, door.as_of)
    if told(made.diagnostics, root, "text", err=True):
        raise click.exceptions.Exit(Exit.INVALID)
    try:
        with progress("building the pages"), writing(target), warnings_told():
            built(made, target, door.as_of)
    except Abort:
        end(Exit.INVALID, "MkDocs finds fault with the pages in docs/: mend what stands above")
    click.echo(f"{target}: built as of {door.as_of}")
