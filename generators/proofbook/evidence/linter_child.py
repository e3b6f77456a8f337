"""The program that lints: cfn-lint over the templates of one request, in a process that may be ended.

It is started by its path with `python -I`, so it imports nothing of Proofbook. It reads a list of templates, each as
JSON text, and writes one line of JSON a template: a list of its errors, or why it has none.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from typing import Any

SECONDS, MEGABYTES = 30, 2000
MOST = 100
"""Errors of one template that are told."""


def main() -> None:
    """Answer the one request."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000, MEGABYTES * 1_000_000))
    templates = json.load(sys.stdin)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    logging.disable()
    for template in templates:
        answers.write(json.dumps(_linted(template)) + "\n")
        answers.flush()


def _linted(template: str) -> Any:
    from cfnlint.api import lint

    try:
        found = lint(template)
    except (RecursionError, MemoryError):
        return "cfn-lint gives up on it"
    except Exception as error:  # noqa: BLE001 -- a rule that fails is cfn-lint's bug, and its answer is then no answer
        return f"cfn-lint fails on it: {type(error).__name__}"
    errors = [_error(each) for each in found if each.rule.id.startswith("E")]
    return sorted(errors, key=lambda each: json.dumps(each))[:MOST]


def _error(match: Any) -> dict[str, Any]:
    path = [each if isinstance(each, int) else str(each) for each in getattr(match, "path", None) or []]
    return {"rule": match.rule.id, "message": match.message.split("\n")[0][:300], "at": path}


if __name__ == "__main__":
    main()
