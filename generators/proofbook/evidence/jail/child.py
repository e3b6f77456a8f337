"""The program inside the jail: it compiles a policy, looks at what it would call, and only then evaluates it.

It is started by its path with `python -I`, so it imports nothing of Proofbook. It reads one request a line and writes
one answer a line, both JSON, on descriptors that a policy's own output can't reach.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from typing import Any

CAPACITY = 160
"""How many compiled policies it keeps, at 2 MB each; the same checks come again for every subject of every system."""


def main() -> None:
    """Answer requests until the other side hangs up."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    silence()
    from regopy import Interpreter
    from regopy.rego_shared import LogLevel, RegoError

    def interpreter() -> Any:
        fresh = Interpreter()
        fresh.log_level = LogLevel.NONE
        # Otherwise a built-in that fails is undefined, and `not` of it is true.
        fresh.strict_built_in_errors = True
        return fresh

    # What compiled a policy holds more than twice the memory of the policy, so another evaluates it.
    evaluating = interpreter()
    compiled: dict[str, Any] = {}
    write(answers, {"ready": True})
    while line := requests.readline():
        request = json.loads(line)
        limit_time(request["seconds"])
        try:
            answer = _answer(request, interpreter, evaluating, compiled)
        except RegoError as error:
            answer = {"undecided": _compile_error(str(error), request["modules"])}
        except (ValueError, RecursionError):
            answer = {"undecided": "answered something that can't be read as JSON"}
        write(answers, answer)


def _answer(request: Any, interpreter: Any, evaluating: Any, compiled: dict[str, Any]) -> dict[str, Any]:
    key = json.dumps([request["modules"], request["rule"]])
    if key not in compiled:
        rego = interpreter()
        for name, text in request["modules"]:
            rego.add_module(name, text)
        bundle = rego.build(f"[x | x := {request['rule']}]")
        denied = sorted(_called(rego, bundle, request["scratch"]) - {*request["allowed"]})
        if denied:
            return {"undecided": "calls " + ", ".join(f"`{each}`" for each in denied) + ", which a check may not"}
        if len(compiled) >= CAPACITY:
            compiled.clear()
        compiled[key] = bundle
    # regopy keeps strings as JSON escapes them; given as a term they equal the literals of a policy.
    evaluating.set_input_term(json.dumps(request["input"], ensure_ascii=False))
    return _value(_output(evaluating, compiled[key]), request["rule"])


def _called(rego: Any, bundle: Any, scratch: str) -> set[str]:
    """The built-in functions in the compiled plan: regopy shows no syntax tree."""
    folder = os.path.join(scratch, "bundle")  # noqa: PTH118 -- nothing but what is needed is imported here
    rego.save_bundle(folder, bundle)
    with open(os.path.join(folder, "plan.json"), encoding="utf-8") as plan:  # noqa: PTH118, PTH123
        static = json.load(plan)["static"]
    shutil.rmtree(folder)
    return {each["name"] for each in static.get("builtin_funcs", ())}


def _output(rego: Any, bundle: Any) -> str:
    from regopy.rego_shared import rego_bundle_query, rego_free_output, rego_output_string

    # `query_bundle` parses at once, and what regopy says of a failed evaluation isn't JSON.
    output = rego_bundle_query(rego._impl, bundle._impl)
    try:
        return str(rego_output_string(output))
    finally:
        rego_free_output(output)


def _value(said: str, rule: str) -> dict[str, Any]:
    if said == "<error>":
        return {"undecided": "ended in an error while it was evaluated"}
    if said.startswith("(error"):
        return {"undecided": f"can't be evaluated: {_message(said)}"}
    values = [] if said == "undefined" else json.loads(said)["expressions"][0]
    # A number too large for JSON comes back as infinity, which is a ValueError here.
    json.dumps(values, allow_nan=False)
    return {"value": values[0]} if values else {"undecided": f"leaves `{rule}` undefined"}


def _compile_error(said: str, modules: list[list[str]]) -> str:
    place = re.search(r"\(error \d+:([^|\s]+)\|(\d+)\|", said)
    text = next((text for name, text in modules if place and name == place[1]), None)
    where = ""
    if place and text is not None:
        line = text.encode()[: int(place[2])].count(b"\n") + 1
        where = f" ({place[1]}, line {line})"
    return f"does not compile: {_message(said)}{where}"


def _message(said: str) -> str:
    # The number before the colon is the length of the message in bytes.
    found = re.search(r"\(errormsg (\d+):", said)
    if found is None:
        return "no reason given"
    return said.encode()[len(said[: found.end()].encode()) :][: int(found[1])].decode(errors="replace").strip()


def write(answers: Any, answer: dict[str, Any]) -> None:
    """Answer in one line."""
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def silence() -> None:
    """Let what is printed go nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)


def limit_time(seconds: float) -> None:
    """Let the kernel end this process even when nobody is left to do so; no core file when it aborts."""
    if sys.platform == "win32":
        return
    import resource

    spent = resource.getrusage(resource.RUSAGE_SELF)
    ceiling = int(spent.ru_utime + spent.ru_stime + seconds) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (ceiling, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


if __name__ == "__main__":
    main()
