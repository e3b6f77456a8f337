"""What a model leaves in doubt: warnings that a reason silences. One module a rule; its name is the rule's."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from proofbook.model.lint.doubt import Doubt
from proofbook.model.system import System
from proofbook.source.diagnostic import Diagnostic, Severity


def rules() -> tuple[str, ...]:
    """The rules, sorted."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if module.name != "doubt")
    return tuple(sorted(name.replace("_", "-") for name in names))


def lint(system: System) -> tuple[Diagnostic, ...]:
    """The doubts that nobody silenced; for the system as such also the silences that silence nothing."""
    doubts = {rule: tuple(_found(rule, system)) for rule in rules()}
    silenced = {(each.rule, each.at) for each in system.silences}
    open_doubts = [
        _diagnostic(rule, each) for rule, found in doubts.items() for each in found if (rule, each.at) not in silenced
    ]
    return (*open_doubts, *(() if system.variant else _idle(system, doubts)))


def _found(rule: str, system: System) -> Iterator[Doubt]:
    found: Iterator[Doubt] = importlib.import_module(f"{__name__}.{rule.replace('-', '_')}").found(system)
    return found


def _diagnostic(rule: str, doubt: Doubt) -> Diagnostic:
    return Diagnostic(
        rule=rule,
        message=doubt.message,
        span=doubt.span,
        label=doubt.label,
        help=f"{doubt.help}; or give the reason why not: `silenced: {{{doubt.at}: {{{rule}: …}}}}`",
        severity=Severity.WARNING,
    )


def _idle(system: System, doubts: dict[str, tuple[Doubt, ...]]) -> Iterable[Diagnostic]:
    for each in system.silences:
        if all(doubt.at != each.at for doubt in doubts.get(each.rule, ())):
            yield Diagnostic(
                rule="silences-nothing",
                message=f"`{each.rule}` has nothing to say about `{each.at}`",
                span=each.span,
                label="nothing is silenced here",
                help=f"remove it, or correct it: the rules are {', '.join(doubts)}",
                severity=Severity.WARNING,
            )
