"""The program in which schemas, patterns and rules of a file are evaluated, with a watch over it.

It is started by its path with `python -I`. It reads one object with its schema a line and writes one answer a line,
both JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

ROOM = Path(__file__).parents[3]


def main() -> None:
    """Answer requests until the other side hangs up."""
    sys.path.insert(0, str(ROOM))
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    from proofbook.evidence.custom_resources.judging import judged
    from proofbook.evidence.jail.child import limit_time, silence, write

    silence()
    write(answers, {"ready": True})
    while line := requests.readline():
        request = json.loads(line)
        limit_time(request["seconds"])
        try:
            write(answers, {"value": judged(request["object"], request["schema"])})
        except RecursionError:
            write(answers, {"undecided": "is nested too deeply"})


if __name__ == "__main__":
    main()
