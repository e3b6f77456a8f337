"""`proofbook schema`: the JSON Schemas."""

from __future__ import annotations

import sys

import click


@click.command("schema")
@click.argument("what", type=click.Choice(["model", "part", "proofbook"]), default="model")
def command(what: str) -> None:
    """Print a JSON Schema: of a model (for editors), of a shared part, or of proofbook.json.

    Example: proofbook schema > models/schema.json
    """
    from proofbook.outputs.proofbook_json import as_json, schema

    if what == "proofbook":
        sys.stdout.buffer.write(as_json(schema()))
        return
    from proofbook.model.document import Document, PartDocument
    from proofbook.source.decode import schema_of

    sys.stdout.buffer.write(as_json(schema_of(Document if what == "model" else PartDocument)))
