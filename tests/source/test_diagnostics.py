"""Each mistake has one wrong file, or one small wrong project, beside the text that `proofbook check` prints for it.

To add one: `diagnostics/<rule>.yaml` (a model), or `diagnostics/<rule>/` (with `models/`, `controls/`); then
`make golden` writes `diagnostics/<rule>.txt`. Read it as the author of the wrong file will.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from proofbook.model.document import Document
from proofbook.pipeline import portfolio
from proofbook.source.decode import decoded
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.explain import page, rules
from proofbook.source.render import rendered
from proofbook.source.yaml import parsed
from tests.conftest import Golden
from tests.source.emitted import emitted_rules

CASES = Path(__file__).parent / "diagnostics"
AS_OF = date(2026, 11, 24)

SHOWN_IN_PART = {"alias-bomb", "not-utf-8", "too-deep"}
"""What these pages show is no line of their wrong files: it would be too long, or could not be shown."""

FILES = sorted(each.stem for each in CASES.glob("*.yaml"))
FOLDERS = sorted(each.name for each in CASES.iterdir() if each.is_dir())


@pytest.mark.parametrize("rule", FILES)
def test_a_wrong_model_is_told_as_beside_it(rule: str, wrong_models: Told, golden: Golden) -> None:
    told = [each for each in wrong_models.diagnostics if each.span and each.span.path == f"models/{rule}.yaml"]
    golden(CASES / f"{rule}.txt", rendered(told, wrong_models.root, "text"))
    assert {each.rule for each in told} == {rule}


@pytest.mark.parametrize("rule", FOLDERS)
def test_a_wrong_project_is_told_as_beside_it(rule: str, golden: Golden) -> None:
    told = portfolio(CASES / rule, AS_OF).diagnostics
    golden(CASES / f"{rule}.txt", rendered(told, CASES / rule, "text"))
    assert {each.rule for each in told} == {rule}


def test_every_rule_has_a_wrong_file_and_every_wrong_file_a_rule() -> None:
    assert sorted(FILES + FOLDERS) == list(rules())
    assert sorted(each.stem for each in CASES.glob("*.txt")) == list(rules())


def test_every_rule_that_the_package_can_tell_has_a_page_and_every_page_can_be_told() -> None:
    assert emitted_rules() == set(rules())


@pytest.mark.parametrize("rule", rules())
def test_a_page_is_short_and_says_why_it_matters_how_to_mend_it_and_what_it_looks_like(rule: str) -> None:
    written = page(rule)
    why, mend, shown = written.text.strip().split("\n\n")
    assert written.title
    assert not written.title.endswith(".")
    assert why
    assert mend.startswith("**How to mend it.** ")
    assert shown.startswith("```diff\n-")
    assert len(written.text.split()) < 130


@pytest.mark.parametrize("rule", sorted({*FILES} - SHOWN_IN_PART))
def test_what_a_page_shows_as_right_is_told_no_more(rule: str, right_models: Told) -> None:
    assert not [each for each in right_models.diagnostics if each.span and each.span.path == f"models/{rule}.yaml"]


@pytest.mark.parametrize("rule", FOLDERS)
def test_what_a_page_shows_as_right_mends_the_project(rule: str, tmp_path: Path) -> None:
    root = shutil.copytree(CASES / rule, tmp_path / rule)
    (file,) = (each for each in root.rglob("*.*") if shown(rule)[0] in each.read_text(encoding="utf-8"))
    mend(file, rule)
    wrong = (CASES / f"{rule}.txt").read_text(encoding="utf-8")
    still = [rendered([each], root, "text") for each in portfolio(root, AS_OF).diagnostics]
    assert len(still) == wrong.count(" = help: ") - 1
    assert all(each in wrong for each in still)


def test_all_mistakes_of_a_stage_are_told_at_once(tmp_path: Path) -> None:
    told = check(
        tmp_path,
        "system: x\ntitle: X\n"
        "components: {web: {technology: web-aplication, in: shop}}\n"
        "flows: {order: {from: web, to: orders}}\n"
        "requirements: {pci-dss-4.0.1/3.9: {not-applicable: {by: R. Meier, reason: No cards.}}}\n",
    )
    assert [(each.rule, line(each)) for each in told] == [
        ("unknown-technology", 3),
        ("unknown-reference", 3),
        ("unknown-component", 4),
        ("unknown-requirement", 5),
    ]


def test_what_cannot_be_decoded_is_told_for_the_whole_file_at_once(tmp_path: Path) -> None:
    told = check(tmp_path, "system: x\ntitel: X\nreviewed: soon\ncomponents: {web: {in: shop}}\n")
    assert [(each.rule, line(each)) for each in told] == [
        ("unknown-key", 2),
        ("impossible-date", 3),
        ("missing-key", 4),
    ]


@pytest.mark.parametrize(
    ("wrong", "rule", "column", "help"),
    [
        ("system: A b", "wrong-type", 9, "ids are small letters, digits, dots and hyphens, such as `card-database`"),
        ("title: [x]", "wrong-type", 8, "write one value, in quotes if need be"),
        ("boundaries: [x]", "wrong-type", 13, "write `key: value` lines"),
        ("sources: x", "wrong-type", 10, "write `[one, two]`, or `- one` lines"),
        ("review-every: soon", "wrong-type", 15, "write it as `12 months` or `1 year`"),
        ("assets: {a: {integrity: hgih}}", "not-one-of", 25, "did you mean `high`?"),
        ("assets: {a: {integrity: 3}}", "not-one-of", 25, "write one of very-low, low, moderate, high, very-high"),
        ("components: {web: }", "empty", 19, "write a value, or remove the key"),
        ("components: {b_c: {technology: x}}", "wrong-type", 14, "ids are small letters"),
        ("mitigations: {m: text}", "wrong-type", 18, "write `key: value` lines"),
        ("mitigations: {m: [{how: x}, {hw: x}]}", "unknown-key", 30, "did you mean `how`?"),
        ("treatments: {a@b: {}}", "wrong-type", 19, "write one of `mitigate`, `accept`"),
        ("treatments: {a@b: {avoid: {how: x}, transfer: {to: a, reason: b}}}", "wrong-type", 19, "write one of"),
        (
            "providers: {p: {title: P, report: {title: R, from: 2026-01-01, to: soon}}}",
            "impossible-date",
            68,
            "2027-01",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_one_mistake_at_its_place_with_what_to_type(
    wrong: str, rule: str, column: int, help: str
) -> None:
    key = wrong.partition(":")[0]
    others = [each for each in ("system: x", "title: X") if not each.startswith(key)]
    node = parsed("\n".join((wrong, *others)), "x.yaml").node
    assert node
    (told,) = decoded(node, Document).diagnostics
    assert told.span
    assert (told.rule, told.span.line, told.span.column) == (rule, 1, column)
    assert told.label
    assert help in told.help


def test_what_names_a_component_that_failed_is_no_second_mistake(tmp_path: Path) -> None:
    told = check(
        tmp_path,
        "system: x\ntitle: X\nassets: {card: {opens: web}}\n"
        "principals: {me: {kind: anonymous, may: {web: read}}}\n"
        "components: {web: {technology: web-aplication}, back: {technology: web-application, runs-on: web}}\n"
        "flows: {order: {from: web, to: back, carries: card}}\n"
        "scenarios: {buy: {title: Buy, flows: [order]}}\n"
        "mitigations: {input-validation: {at: [web, order], how: By hand.}}\n"
        "limitations: {slow: {text: Slow., at: order}}\n",
    )
    assert [(each.rule, line(each)) for each in told] == [("unknown-technology", 5)]


def test_what_names_an_entry_whose_own_file_is_wrong_is_no_second_mistake(tmp_path: Path) -> None:
    write(tmp_path / "controls/technologies/till.yaml", "titel: Till\n")
    write(tmp_path / "controls/mitigations/guard.yaml", "title: A guard\n")
    rule = (CASES / "unknown-mitigation/controls/mappings/house-rules.yaml").read_text(encoding="utf-8")
    write(tmp_path / "controls/mappings/house-rules.yaml", rule.replace("secret-rotaton", "guard"))
    told = check(
        tmp_path,
        "system: x\ntitle: X\ncomponents: {till: {technology: till}}\nmitigations: {guard: {at: till, how: Stands.}}\n",
    )
    assert {path(each) for each in told} == {"controls/technologies/till.yaml", "controls/mitigations/guard.yaml"}
    assert not {each.rule for each in told} - {"unknown-key", "missing-key"}


def test_a_check_without_metadata_is_told_where_it_would_stand(tmp_path: Path) -> None:
    write(tmp_path / "controls/checks/token-age.rego", "package checks.token_age\n")
    (told,) = check(tmp_path, "system: x\ntitle: X\ncomponents: {}\n")
    assert (told.rule, told.label, line(told)) == ("check-metadata", "no METADATA above the package", 1)


def test_a_mistake_in_metadata_is_placed_in_the_comment(tmp_path: Path) -> None:
    metadata = "# METADATA\n# title: T\n# description: D\n# custom:\n#   mitigatoin: x\n#   reads: x\n#   fix: F\n"
    write(tmp_path / "controls/checks/token-age.rego", f"{metadata}package checks.token_age\n")
    (told,) = check(tmp_path, "system: x\ntitle: X\ncomponents: {}\n")
    assert (told.rule, line(told), told.help) == ("unknown-key", 5, "did you mean `mitigation`?")
    assert told.span
    assert told.span.column == 5


def test_technologies_that_are_kinds_of_each_other_are_one_mistake(tmp_path: Path) -> None:
    write(tmp_path / "controls/technologies/hen.yaml", "title: Hen\nis: egg\n")
    write(tmp_path / "controls/technologies/egg.yaml", "title: Egg\nis: hen\n")
    (told,) = check(tmp_path, "system: x\ntitle: X\ncomponents: {}\n")
    assert (told.rule, line(told)) == ("nested-in-itself", 2)


def test_a_shared_part_that_is_missing_hides_what_would_follow_from_it(tmp_path: Path) -> None:
    told = check(
        tmp_path,
        "system: x\ntitle: X\nuses: [cluster, eks]\nflows: {order: {from: web, to: cluster-api}}\n",
        **{"models/shared/eks.yaml": "components: {web: {technology: web-application, colour: red}}\n"},
    )
    assert [(each.rule, path(each)) for each in told] == [
        ("unknown-key", "models/shared/eks.yaml"),
        ("unknown-reference", "models/x.yaml"),
    ]


def test_a_mistake_in_a_part_that_two_systems_share_is_told_once(tmp_path: Path) -> None:
    write(tmp_path / "models/y.yaml", "system: y\ntitle: Y\nuses: part\n")
    part = "boundaries: {shop: {kind: account, in: town}}\n"
    told = check(tmp_path, "system: x\ntitle: X\nuses: part\n", **{"models/shared/part.yaml": part})
    assert [(each.rule, path(each)) for each in told] == [("unknown-reference", "models/shared/part.yaml")]


def test_a_mistake_that_a_variant_alone_makes_names_the_variant(tmp_path: Path) -> None:
    (told,) = check(
        tmp_path,
        "system: x\ntitle: X\nboundaries: {shop: {kind: account}, annex: {kind: account}}\n"
        "components: {web: {technology: web-application, in: annex}}\n"
        "variants: {small: {title: Without the annex, remove: annex}}\n",
    )
    assert (told.rule, line(told)) == ("unknown-reference", 4)
    assert told.message == "in the variant `small`, a boundary `annex` does not exist"


def test_what_a_variant_overrides_in_vain_is_one_mistake(tmp_path: Path) -> None:
    (told,) = check(
        tmp_path,
        "system: x\ntitle: X\nboundaries: {shop: {kind: account}}\n"
        "components: {web: {technology: web-application, in: shop}}\n"
        "variants: {small: {title: Small, override: {components: {wbe: {title: Web}}}}}\n",
    )
    assert (told.rule, line(told), told.help) == ("variant-touches-nothing", 5, "did you mean `web`?")


class Told:
    """A project and what `check` has to say about it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.diagnostics = portfolio(root, AS_OF).diagnostics


@pytest.fixture(scope="module")
def wrong_models(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """All the wrong models as one project: each is told by itself all the same."""
    root = tmp_path_factory.mktemp("wrong")
    (root / "models").mkdir()
    for rule in FILES:
        shutil.copy(CASES / f"{rule}.yaml", root / "models")
    return Told(root)


@pytest.fixture(scope="module")
def right_models(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The same models, each mended as its page shows."""
    root = tmp_path_factory.mktemp("right")
    (root / "models").mkdir()
    for rule in {*FILES} - SHOWN_IN_PART:
        mend(Path(shutil.copy(CASES / f"{rule}.yaml", root / "models")), rule)
    return Told(root)


def mend(file: Path, rule: str) -> None:
    wrong, right = shown(rule)
    text = file.read_text(encoding="utf-8")
    assert f"\n{wrong}" in f"\n{text}", f"{rule}.md shows a line that its wrong file doesn't have"
    file.write_text(text.replace(wrong, right), encoding="utf-8")


def shown(rule: str) -> tuple[str, str]:
    """The wrong and the right lines of a page."""
    lines = page(rule).text.split("```diff\n")[1].removesuffix("```\n").splitlines()
    wrong, right = ("".join(f"{line[1:]}\n" for line in lines if line[0] == sign) for sign in "-+")
    return wrong, right


def check(root: Path, model: str, **others: str) -> tuple[Diagnostic, ...]:
    for name, text in {"models/x.yaml": model, **others}.items():
        write(root / name, text)
    return portfolio(root, AS_OF).diagnostics


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def line(found: Diagnostic) -> int:
    assert found.span
    return found.span.line


def path(found: Diagnostic) -> str:
    assert found.span
    return found.span.path
