"""Which packages the tool servers of an agent are fetched from when they start, and whether in one exact version.

Each launcher has options that stand alone, options that a value follows, and options that name packages; behind an
option that is not known here nothing can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from proofbook.evidence.content import Given
from proofbook.source.redaction import PLACEHOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class _Launcher:
    """A program that fetches what it starts."""

    words: tuple[str, ...]
    exact: re.Pattern[str]
    alone: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    """Names a further package, beside the one that is started."""


NPM = re.compile(r"(@[^/@\s]+/)?[^/@:\s]+@v?\d+\.\d+\.\d+([+-][0-9A-Za-z.+-]+)?")
PYTHON = re.compile(r"[A-Za-z0-9._-]+(\[[A-Za-z0-9,._-]*\])?(===?|@)\d+(\.\d+)+([a-z0-9.+-]*[a-z0-9])?")
IMAGE = re.compile(r"[^@\s]+@sha256:[0-9a-f]{64}")
COMMIT = re.compile(r"[a-z+]+:.*[@#][0-9a-f]{40}")
LOCAL = re.compile(r"(\.|/|~|file:|[A-Za-z]:\\).*")
FILLED_IN = re.compile(rf"\$|\{{\{{|{PLACEHOLDER}|%\w+%")


def _of(options: str) -> frozenset[str]:
    return frozenset(options.split())


def _npm(*words: str) -> _Launcher:
    return _Launcher(
        words=words,
        exact=NPM,
        alone=_of("-y --yes -q --quiet --silent --prefer-offline --prefer-online --no-install --bun --"),
        followed=_of("--registry --cache --prefix"),
        naming=_of("-p --package"),
    )


def _python(*words: str, naming: str) -> _Launcher:
    return _Launcher(
        words=words,
        exact=PYTHON,
        alone=_of("-q --quiet -v --verbose --isolated --refresh --no-cache --offline --native-tls -U --upgrade --"),
        followed=_of("--python -p --index-url --default-index --index --cache-dir"),
        naming=_of(naming),
        added=_of("--with"),
    )


def _image(program: str) -> _Launcher:
    return _Launcher(
        words=(program, "run"),
        exact=IMAGE,
        alone=_of("-i -t -it -ti --rm --init --privileged --interactive --tty --read-only -d --detach"),
        followed=_of(
            "-e --env --env-file -v --volume --mount --name -p --publish --network --net -u --user -w --workdir "
            "--entrypoint --platform -l --label -m --memory --cpus --cap-drop --cap-add --security-opt --tmpfs "
            "--add-host --pull -h --hostname"
        ),
    )


LAUNCHERS = (
    *(_npm(*words.split()) for words in ("npx", "bunx", "pnpx", "npm exec", "npm x", "pnpm dlx", "yarn dlx", "bun x")),
    *(_python(*words.split(), naming="--from") for words in ("uvx", "uv tool run")),
    _python("pipx", "run", naming="--spec"),
    *(_image(program) for program in ("docker", "podman", "nerdctl", "finch")),
)
OPAQUE = {""} | _of(
    "sh bash zsh fish dash cmd powershell pwsh env sudo doas nohup nice timeout xargs make just task npm pnpm yarn bun "
    "uv pipx pip pip3 docker podman nerdctl finch docker-compose deno go cargo nix nix-shell dotnet dnx jbang mvn "
    "gradle conda wsl ssh corepack mise asdf volta"
)
"""What starts others, or fetches by rules of its own."""


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """For each server that fetches something: its packages, each with whether it is exact; null when not told."""
    return [
        {"path": path, "document": index, "server": name, "packages": _packages(words)}
        for path, (kind, documents) in sorted(given.items())
        if kind == "q-agent"
        for index, document in enumerate(documents)
        for name, words in _started(document.value)
        if _fetches(words)
    ]


def _started(agent: JsonValue) -> Iterator[tuple[str, list[str]]]:
    """The words by which each server is started; one that is off, or called by its address, starts nothing."""
    servers = agent.get("mcpServers") if isinstance(agent, dict) else None
    for name, server in servers.items() if isinstance(servers, dict) else ():
        if isinstance(server, dict) and server["command"] and not server["disabled"]:
            args = server["args"] if isinstance(server["args"], list) else []
            command = str(server["command"])
            # A command with its arguments in one text starts nothing, but shows what was meant.
            yield name, _unwrapped([command, *(str(each) for each in args)] if args else command.split())


def _unwrapped(words: list[str]) -> list[str]:
    """Without path and ending of the program, and without `cmd /c`, by which Windows starts it."""
    program = _program(words[0]) if words else ""
    while program == "cmd" and len(words) > 2 and words[1].lower() in ("/c", "/k"):
        words = words[2:]
        program = _program(words[0])
    return [program, *words[1:]]


def _program(command: str) -> str:
    return re.sub(r"\.(exe|cmd|bat)$", "", re.split(r"[/\\]", command)[-1].lower())


def _fetches(words: list[str]) -> bool:
    return words[0] in OPAQUE or bool(FILLED_IN.search(words[0])) or _launcher(words) is not None


def _launcher(words: list[str]) -> _Launcher | None:
    return next((each for each in LAUNCHERS if tuple(words[: len(each.words)]) == each.words), None)


def _packages(words: list[str]) -> JsonValue:
    launcher = _launcher(words)
    names = _names(launcher, words[len(launcher.words) :]) if launcher else None
    if launcher is None or not names or any(FILLED_IN.search(name) for name in names):
        return None
    return [{"name": name, "exact": _is_exact(launcher, name)} for name in names]


def _is_exact(launcher: _Launcher, name: str) -> bool:
    """By its version; a commit of a repository is exact, and a path of the machine fetches nothing."""
    patterns = (launcher.exact,) if launcher.exact is IMAGE else (launcher.exact, COMMIT, LOCAL)
    return any(pattern.fullmatch(name) for pattern in patterns)


def _names(launcher: _Launcher, args: list[str]) -> list[str] | None:
    """The packages that the arguments name; None where an option is not known."""
    named: list[str] = []
    added: list[str] = []
    rest = iter(args)
    for arg in rest:
        option, is_assigned, value = arg.partition("=")
        if not arg.startswith("-"):
            return [*(named or [arg]), *added]
        if option in launcher.naming | launcher.added:
            (added if option in launcher.added else named).append(value if is_assigned else next(rest, ""))
        elif option in launcher.followed and not is_assigned:
            next(rest, "")
        elif not (arg in launcher.alone or (is_assigned and option in launcher.followed)):
            return None
    return [*named, *added] if named else None
