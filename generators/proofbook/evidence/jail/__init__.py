"""Rego, run where it can do no harm: what errs, loops or eats memory is undecided, alone."""

from proofbook.evidence.jail.answer import Answer, Evaluated, Module, Undecided
from proofbook.evidence.jail.jail import Jail

__all__ = ["Answer", "Evaluated", "Jail", "Module", "Undecided"]
