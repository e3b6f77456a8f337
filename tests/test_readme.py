"""What the README tells people to type works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROOFBOOK = Path(sys.executable).parent / "proofbook"


def test_the_model_of_the_readme_has_no_mistakes(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "shop.yaml").write_text(model(), encoding="utf-8")
    checked = subprocess.run([PROOFBOOK, "-C", tmp_path, "check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("command", sorted(set(re.findall(r"\bproofbook ([a-z]+)\b", README.split("## Two")[1]))))
def test_every_command_of_the_readme_exists(command: str) -> None:
    helped = subprocess.run([PROOFBOOK, command, "--help"], capture_output=True, text=True, check=False)
    assert helped.returncode == 0, helped.stderr
    assert "Example" in helped.stdout


def test_every_verb_of_make_is_told_by_make_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = {"site", "test", "serve", "check", "golden", "bench", "help"}
    assert promised <= set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)", README)
    assert links
    assert not [link for link in links if not link.startswith("https://") and not (ROOT / link).exists()]


def model() -> str:
    """The README's first model, with the mitigation it goes on to claim."""
    blocks = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    claims = next(block for block in blocks if block.startswith("mitigations:")).split("\nartifacts:")[0]
    return f"{blocks[0]}\n{claims}\n"
