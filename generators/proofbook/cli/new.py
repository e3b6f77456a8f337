"""`proofbook new`: a project that builds at once."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from shlex import quote

import click

from proofbook.cli.door import Door, end, writing
from proofbook.cli.exits import Exit
from proofbook.source.terminal import visible


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def command(door: Door, folder: Path) -> None:
    """Start a project with one small system, one requirement of which is deliberately not met.

    Example: proofbook new threat-models
    """
    from proofbook.model.document import Document
    from proofbook.outputs.proofbook_json import as_json
    from proofbook.publish.written import write_folder
    from proofbook.source.decode import schema_of

    if folder.is_dir() and any(folder.iterdir()):
        end(Exit.USAGE, f"{folder} is not empty; name another folder")
    name = visible(folder.resolve().name)
    values = {"{today}": str(door.given or door.today), "{quoted}": json.dumps(name), "{name}": name}
    written = {path: _filled(text, values) for path, text in _starter(files("proofbook") / "starter", "")}
    written["models/schema.json"] = as_json(schema_of(Document))
    with writing(folder):
        write_folder(folder, written, mark=False)
    look = f"proofbook -C {quote(str(folder))} serve shop"
    click.echo(visible(f"{folder}: edit models/shop.yaml there, and look at it with `{look}`"))


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
