"""`proofbook new`: a project that builds at once."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from proofbook.cli.door import Door, end
from proofbook.cli.exits import Exit


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def command(door: Door, folder: Path) -> None:
    """Start a project with one small system, one requirement of which is deliberately not met.

    Example: proofbook new threat-models
    """
    from proofbook.model.document import Document
    from proofbook.outputs.proofbook_json import as_json
    from proofbook.publish.written import NotOursError, write_folder
    from proofbook.source.decode import schema_of

    values = {"{name}": folder.resolve().name, "{today}": str(door.given or door.today)}
    written = {path: _filled(text, values) for path, text in _starter(files("proofbook") / "starter", "")}
    written["models/schema.json"] = as_json(schema_of(Document))
    if folder.exists() and any(folder.iterdir()):
        end(Exit.USAGE, f"{folder} is not empty")
    try:
        write_folder(folder, written, mark=False)
    except NotOursError:
        end(Exit.USAGE, f"{folder} is not empty")
    click.echo(f"{folder}: edit models/shop.yaml, and look at it with `proofbook -C {folder} serve shop`")


def _starter(folder: Traversable, under: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{under}{each.name}"
        if each.is_dir():
            found += _starter(each, f"{path}/")
        else:
            found.append((path, each.read_text(encoding="utf-8")))
    return found


def _filled(text: str, values: dict[str, str]) -> bytes:
    for name, value in values.items():
        text = text.replace(name, value)
    return text.encode()
