"""`proofbook render`: the pages as plain Markdown, with every picture and paper, in a folder."""

from __future__ import annotations

from pathlib import Path

import click

from proofbook.cli.door import Door, told, writing
from proofbook.cli.exits import Exit
from proofbook.cli.progress import progress


@click.command("render")
@click.option("--to", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The folder to write.")
@click.pass_obj
def command(door: Door, to: Path) -> None:
    """Write all that the site is built from: pages, pictures, PDFs and data.

    The folder is replaced whole, or not at all.

    Example: proofbook render --to build/pages
    """
    from proofbook.pipeline import rendered
    from proofbook.publish.written import write_folder

    root, target = door.root, door.target(to)
    with progress("rendering"):
        files = rendered(root, door.as_of)
    if told(files.diagnostics, root, "text", err=True):
        raise click.exceptions.Exit(Exit.INVALID)
    with writing(target):
        write_folder(target, files.files)
    click.echo(f"{target}: {len(files.files)} files")
