"""Files that are broken in a way of their own, whatever kind they are meant to be."""

from __future__ import annotations

import gzip
import os
import zlib
from pathlib import Path

ALIASES = "a: &a [x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)
MERGES = "a0: &a0 {" + ", ".join(f"k{n}: x" for n in range(500)) + "}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 50)}], z{n}: x}}\n" for n in range(1, 60)
)  # fmt: skip

TEXTS: dict[str, str] = {
    "a bomb of aliases": ALIASES,
    "an alias in itself": "a: &a [*a]\n",
    "an alias of nothing": "a: *nobody\n",
    "a bomb of merge keys": MERGES,
    "a deep list": "[" * 100_000,
    "a deep list that ends": "[" * 5_000 + "]" * 5_000,
    "a deep mapping": "{a: " * 5_000 + "}" * 5_000,
    "a deep block": "".join(f"{' ' * n}a:\n" for n in range(300)),
    "deep JSON": '{"a": ' * 5_000 + "1" + "}" * 5_000,
    "deep brackets in a text": 'a: "' + "[" * 200_000,
    "a list that is not closed": "a: [b, c\n",
    "a text that is not closed": 'a: "b\n',
    "JSON that is cut off": '{"a": {"b": [1, 2, {"c": "d',
    "JSON with a comma too many": '{"a": 1,, "b": 2}',
    "two colons": "a: b: c\n",
    "tabs for spaces": "a:\n\tb: c\n\t\td: e\n",
    "a character of control": "a: b\x01c\n",
    "NUL": "a: b\x00c\n",
    "a tag of Python": "a: !!python/object/apply:os.system [id]\n",
    "a tag of nobody": "a: !nobody b\n",
    "a key that stands twice": "a: 1\na: 2\n",
    "a key that is a mapping": "? {a: b}\n: c\n",
    "a list": "- a\n- b\n",
    "a text": "nothing but words\n",
    "a number": "5\n",
    "a page": "<!DOCTYPE html>\n<html><body>Not found</body></html>\n",
    "a table": "name,value\na,1\nb,2\n",
    "a directive": "%YAML 9.9\n%TAG ! x\n---\na: b\n",
    "a chart": "{{- if .Values.x }}\na: {{ .Values.y }}\n{{- end }}\n",
    "marks that turn the text around": "\u202ea: [\u2066b\n",
}
"""Of kinds that are written in YAML or JSON."""

BYTES: dict[str, bytes] = {
    "not UTF-8": b"a: \xff\xfe\xfa\n",
    "UTF-16": "a: b\n".encode("utf-16"),
    "UTF-16 without a mark": "a: b\n".encode("utf-16-be"),
    "UTF-32": "a: b\n".encode("utf-32"),
    "half a character": "a: é".encode()[:-1],
    "a surrogate": b"a: \xed\xa0\x80\n",
    "a program": b"\x7fELF\x02\x01\x01\x00" + bytes(200),
    "gzip without its name": gzip.compress(b"a: b\n"),
    "too large": b"a: b\n" * 1_000_001,
}

GZIPS: dict[str, bytes] = {
    "a bomb": gzip.compress(bytes(20_000_000), 9),
    "cut off": gzip.compress(os.urandom(1000))[:-20],
    "no gzip": b"a: b\n",
    "two in one": gzip.compress(b"a: b\n") * 2,
    "with something behind": gzip.compress(b"a: b\n") + b"behind",
    "damaged": gzip.compress(b"a: b\n" * 100)[:20] + b"\x00\x00" + gzip.compress(b"a: b\n" * 100)[22:],
    "not UTF-8": gzip.compress(b"\xff\xfe"),
    "zlib": zlib.compress(b"a: b\n"),
    "empty": b"",
    "twice": gzip.compress(gzip.compress(b"a: b\n")),
}


def put_what_is_no_file(folder: Path) -> list[str]:
    """Names in the folder at which something else than a file stands."""
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "circle.yaml").symlink_to("circle.yaml")
    (folder / "outside.yaml").symlink_to("/etc/passwd")
    (folder / "device.yaml").symlink_to("/dev/zero")
    (folder / "nowhere.yaml").symlink_to("not-there.yaml")
    return [
        *("folder.yaml", "pipe.yaml", "circle.yaml", "outside.yaml", "device.yaml", "nowhere.yaml", "missing.yaml"),
        "../../../../../../etc/passwd",
        "n\0ul.yaml",
        "x" * 5000,
    ]
