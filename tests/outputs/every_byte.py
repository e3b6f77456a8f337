"""Every byte of what was built, compressed parts unpacked, for those who look for what must not be there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pikepdf


def every_byte(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file by its path, as it stands and unpacked."""
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        name, content = file.relative_to(folder).as_posix(), file.read_bytes()
        yield name, content
        if file.suffix == ".gz":
            yield f"{name} unpacked", gzip.decompress(content)
        if file.suffix == ".pdf":
            yield f"{name} unpacked", b"\n".join(_unpacked(file))


def _unpacked(file: Path) -> Iterator[bytes]:
    with pikepdf.open(file) as pdf:
        for each in pdf.objects:
            yield each.read_bytes() if isinstance(each, pikepdf.Stream) else each.unparse(resolved=True)
