# ruff: noqa: E501 -- a policy is a line
"""Policies that loop, eat memory, look outside, lie or break; each stands for a check after the head of its module."""

from __future__ import annotations

SEEN = '{"object": "x", "result": "pass", "message": "m", "cites": []}'
PASSES = f"observations contains {SEEN}"

TROUBLE: dict[str, str] = {
    "nested loops": (
        "r := numbers.range(1, 300)\n"
        f"observations contains {SEEN} if {{ some a in r; some b in r; some c in r; some d in r; a + b + c + d < 0 }}"
    ),
    "a memory bomb": f"{PASSES} if count(numbers.range(1, 100000000)) > 0",
    "recursion": f"{PASSES} if f(1)\nf(x) := f(x + 1)",
    "rules in a circle": f"{PASSES} if a\na if b\nb if a",
    "deep nesting": f"{PASSES} if x := {'[' * 3000}{']' * 3000}",
    "a long answer": (
        's := concat("", [sprintf("%d", [a]) | some a in numbers.range(1, 500)])\n'
        'observations contains {"object": sprintf("%d", [n]), "result": "pass", "message": s} if '
        "some n in numbers.range(1, 300)"
    ),
    "the environment": f"{PASSES} if opa.runtime().env",
    "the network": f'{PASSES} if http.send({{"method": "get", "url": "http://localhost"}}).status_code',
    "a name server": f'{PASSES} if net.lookup_ip_addr("localhost")',
    "the clock": f"{PASSES} if time.now_ns() > 0",
    "chance": f'{PASSES} if rand.intn("a", 3) >= 0',
    "a new name": f'{PASSES} if uuid.rfc4122("a")',
    "a flood of print": f'{PASSES} if {{ some a in numbers.range(1, 100000); print("flood", a) }}',
    "a trace": f'{PASSES} if trace("a")',
    "a parser": f'{PASSES} if yaml.unmarshal("a: b").a',
    "a number too large": f"{PASSES}\nobservations contains 1e999",
    "a number of many digits": f"{PASSES} if {'9' * 100_000} > 1\nobservations contains {'9' * 100_000}",
    "a bad regex": f'{PASSES} if regex.match("(", "a")',
    "a regex bomb": f'{PASSES} if regex.match("(a+)+$", "{"a" * 40}!")',
    "a regex of many repeats": f'{PASSES} if regex.match("((a{{1000}}){{1000}}){{1000}}", "a")',
    "a glob bomb": f'{PASSES} if glob.match("{"*a" * 30}b", [], "{"a" * 3000}")',
    "a package of another": f"package checks.honest\n{PASSES}",
    "a comprehension without end": f"{PASSES} if count([1 | some a in numbers.range(1, 1000000); some b in numbers.range(1, 100000); a < b]) > 0",
    "a walk over a walk": f"{PASSES} if count([1 | walk(numbers.range(1, 3000), [_, _]); walk(numbers.range(1, 3000), [_, _])]) > 0",
    "a text without end": f'{PASSES} if count(sprintf("%900000000d", [1])) > 0',
    "a text that doubles": (
        'a := "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"\n'
        + "\n".join(f'{chr(97 + n)} := replace({chr(96 + n)}, "a", "{"a" * 32}")' for n in range(1, 7))
        + f"\n{PASSES} if count(g) > 0"
    ),
    "replacements that grow": f'{PASSES} if count(strings.replace_n({{"a": "{"a" * 30000}"}}, "{"a" * 30000}")) > 0',
    "a set that explodes": f"{PASSES} if count({{[a, b, c] | some a in numbers.range(1, 400); some b in numbers.range(1, 400); some c in numbers.range(1, 400)}}) > 0",
    "keys that collide": f'{PASSES} if {{"a": 1 | some n in [1]}}["a"] == 1\nx := {{"a": n | some n in [1, 2]}}\nobservations contains x',
    "a function that is not there": f"{PASSES} if nobody(1)",
    "rules that conflict": "observations := set()\nobservations := {1}",
    "an object that conflicts": f'{PASSES} if o.a\no["a"] := 1 if true\no["a"] := 2 if true',
    "a division by nothing": f"{PASSES} if 1 / 0",
    "no set": f"observations := {SEEN}",
    "texts in place of objects": 'observations contains "pass"',
    "a result of its own": f"observations contains {SEEN.replace('pass', 'PASS')}",
    "no object": f"observations contains {SEEN.replace(chr(34) + 'x' + chr(34), chr(34) * 2)}",
    "one field more": f"observations contains {SEEN.replace('}', ', ' + chr(34) + 'sure' + chr(34) + ': true}')}",
    "a cite of another file": f"observations contains {SEEN.replace('[]', '[{' + chr(34) + 'path' + chr(34) + ': ' + chr(34) + '/etc/passwd' + chr(34) + '}]')}",
    "a cite out of range": (
        'observations contains {"object": "x", "result": "pass", "message": "m", '
        '"cites": [{"path": input.artifacts[0].path, "document": 99}]}'
    ),
    "a cite before the start": (
        'observations contains {"object": "x", "result": "pass", "message": "m", '
        '"cites": [{"path": input.artifacts[0].path, "document": -1}]}'
    ),
    "a table without columns": f'observations contains {SEEN[:-1]}, "table": {{"columns": [], "rows": []}}}}',
    "a table that is torn": f'observations contains {SEEN[:-1]}, "table": {{"columns": ["a"], "rows": [["a", "b"]]}}}}',
    "half a rule": "observations contains x if { x :=",
    "no Rego": "{{ 7*7 }} <script>",
    "a byte order mark": f"\ufeff{PASSES}",
    "characters of control": f"{PASSES} \x00\x1b[31m",
}
"""Each comes to undecided."""
