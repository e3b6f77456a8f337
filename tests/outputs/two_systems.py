"""Two systems with a variant each, in which every kind of decision on a risk was taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from proofbook.assessment.portfolio import Portfolio
from proofbook.pipeline import portfolio

AS_OF = date(2026, 11, 24)
MODEL = """system: {id}
title: The {id}
owner: Ann
components: {{a: {{technology: browser}}, b: {{technology: aws-secrets-manager, stores: gold, owner: Vault team}}}}
flows: {{ask: {{from: a, to: b}}}}
assets: {{gold: {{secret: none, data: account-data, confidentiality: very-high, integrity: high}}}}
principals: {{any: {{kind: anonymous, may: {{a: [ask], b: [ask]}}}}}}
mitigations: {{encrypted-secret-store: {{at: b, how: Yes.}}}}
threats:
  one: {{title: One, at: b, stride: [tampering], about: x, likelihood: very-high, affects: [integrity]}}
  two: {{title: Two, at: b, stride: [tampering], about: x, likelihood: low, affects: [integrity]}}
  six: {{title: Six, at: b, stride: [tampering], about: x, likelihood: very-high, affects: [confidentiality],
    answered-by: [encrypted-secret-store, secret-rotation]}}
treatments:
  one@b: {{accept: {{approver: "Ben, head of risk", reason: It is rare., on: 2026-11-01, expires: 2028-01-01}}}}
  two@b: {{mitigate: {{owner: Cleo, due: 2026-11-20, ticket: T-7, how: A lock.}}}}
variants: {{other: {{title: Another, override: {{components: {{a: {{title: Elsewhere}}}}}}}}}}
"""


def two_systems(root: Path) -> Portfolio:
    """The two, written below a folder and assessed."""
    (root / "models").mkdir()
    for id in ("shop", "till"):
        (root / "models" / f"{id}.yaml").write_text(MODEL.format(id=id), encoding="utf-8")
    return portfolio(root, AS_OF)
