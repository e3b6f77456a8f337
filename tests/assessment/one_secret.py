"""A shipped system whose workload has one secret in place of three, of the class given: the class alone differs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from proofbook.assessment.requirement import RequirementStatus, requirement_status
from proofbook.assessment.standing import Standing, standing
from proofbook.model.system import System
from proofbook.model.systems import loaded
from proofbook.source.diagnostic import Severity
from proofbook.source.folder import Folder
from tests.model.projects import AS_OF, ROOT, SHIPPED

SYSTEMS = ("ascp", "external-secrets-operator", "sealed-secrets")
SECRETS: dict[str, dict[str, Any]] = {
    "database-password": {"secret": "credential", "account": "software", "opens": ["card-database"]},
    "card-key": {"secret": "data-encrypting-key", "protects": ["card-numbers"]},
    "unstated": {},
}
LEFT_OUT = {"pan-key", "api-token"}
FRAMEWORK = SHIPPED.frameworks["pci-dss-4.0.1"]


@cache
def with_one_secret(name: str, secret: str) -> System:
    """The system `name`, of whose three secrets one is left, `the-secret`, that is said to be this."""
    text = (ROOT / f"models/{name}.yaml").read_text(encoding="utf-8").replace("db-password", "the-secret")
    # Every scalar stays text, as the author wrote it: `on` is no truth value.
    read = yaml.load(text, yaml.BaseLoader)  # noqa: S506 (it makes strings, lists and mappings only)
    model = _without({key: part for key, part in read.items() if key not in ("artifacts", "variants")})
    model["assets"]["the-secret"] = {"title": "The secret", "classification": "restricted", **SECRETS[secret]}
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shared = root / "models" / "shared"
        shared.mkdir(parents=True)
        (root / "models" / f"{name}.yaml").write_text(yaml.safe_dump(model, sort_keys=False), encoding="utf-8")
        (shared / "eks-cluster.yaml").write_bytes((ROOT / "models/shared/eks-cluster.yaml").read_bytes())
        made = loaded(Folder(root), f"models/{name}.yaml", SHIPPED, AS_OF)
    wrong = [each.message for each in made.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, wrong
    return made.systems[0]


def pci(system: System, number: str) -> RequirementStatus:
    """The status of a requirement where nothing at all was observed."""

    def stands(mitigation: str, element: str) -> Standing:
        return standing(mitigation, element, system, SHIPPED, (), AS_OF)

    return requirement_status(FRAMEWORK, number, system, SHIPPED, stands)


def _without(part: Any) -> Any:
    """The same without the secrets that are left out, wherever they are named."""
    if isinstance(part, dict):
        return {key: _without(each) for key, each in part.items() if key not in LEFT_OUT}
    if isinstance(part, list):
        return [_without(each) for each in part if not isinstance(each, str) or each not in LEFT_OUT]
    return part
