"""The site that follows its models: what is saved shows, what is broken says so, what is mended comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs import site
from proofbook.outputs.site import home, systems
from proofbook.publish.live import Live
from proofbook.source.diagnostic import Diagnostic
from tests.conftest import started

MODEL, PART, TEMPLATE = "models/shop.yaml", "models/shared/counter.yaml", "models/artifacts/shop/secrets.yaml"
SHARED = "components:\n  till: {title: Till, technology: generic-process, in: aws}\n"
MORE = """
uses: [counter]
variants:
  small: {title: Small shop, override: {components: {web: {title: Stall}}}}
"""
OTHER = "system: other\ntitle: Other system\nowner: nobody\n"
SYSTEM = "systems/shop/"


class Serving:
    """A project, the site that follows it, and what was told in the terminal."""

    def __init__(self, folder: Path, only: str | None) -> None:
        self.project = started(folder / "project")
        (self.project / "models" / "shared").mkdir()
        self.whole = {MODEL: self.read(MODEL) + MORE, PART: SHARED, TEMPLATE: self.read(TEMPLATE)}
        self.write(self.whole)
        self.told: list[tuple[Diagnostic, ...]] = []
        self.asked_again = False
        self.live = Live(
            root=self.project, work=folder / "live", only=only, as_of=lambda: date(2026, 11, 1),
            tell=self.told.append, ask_again=self.ask_again,
        )  # fmt: skip

    def ask_again(self) -> None:
        self.asked_again = True

    def read(self, path: str) -> str:
        return (self.project / path).read_text(encoding="utf-8")

    def write(self, files: Mapping[str, str]) -> None:
        for path, said in files.items():
            (self.project / path).parent.mkdir(exist_ok=True)
            (self.project / path).write_text(said, encoding="utf-8")

    def save(self, path: str, said: str) -> None:
        """Save one file, all others as they were at first, and have the site follow."""
        self.write({**self.whole, path: said})
        self.live.build()

    def edit(self, path: str, old: str, new: str) -> None:
        """Save a file in which one text stands for another."""
        assert old in self.whole[path]
        self.save(path, self.whole[path].replace(old, new))

    def shows(self, words: str, page: str) -> bool:
        """Whether the page is there, and says these words."""
        file = self.live.served / page / "index.html"
        return file.exists() and words in file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def few_pages() -> Iterator[None]:
    """A site of the systems' pages and the home alone: building the pages of the whole library takes long."""

    def files(portfolio: Portfolio) -> Mapping[str, bytes]:
        pages = {**home.pages(portfolio), **systems.pages(portfolio)}
        return {**site.pages_of_systems(portfolio), **{path: said.encode() for path, said in pages.items()}}

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(site, "files", files)
        yield


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory, few_pages: None) -> Serving:
    """`proofbook serve shop`."""
    serving = Serving(tmp_path_factory.mktemp("one"), "shop")
    serving.live.build()
    return serving


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory, few_pages: None) -> Serving:
    """`proofbook serve`."""
    serving = Serving(tmp_path_factory.mktemp("every"), None)
    serving.live.build()
    return serving


@pytest.mark.parametrize(
    ("path", "old", "new", "page"),
    [
        (MODEL, "title: Web shop", "title: Bazaar", SYSTEM),
        (MODEL, "title: Order database", "title: Ledger", f"{SYSTEM}architecture/"),
        (PART, "title: Till", "title: Cash box", f"{SYSTEM}architecture/"),
        (TEMPLATE, "DatabasePassword", "ShopPassphrase", f"{SYSTEM}evidence/"),
    ],
    ids=["the system", "an element", "a shared part", "an artifact"],
)
def test_an_edit_shows(path: str, old: str, new: str, page: str, one: Serving) -> None:
    words = new.removeprefix("title: ")
    assert not one.shows(words, page)
    one.edit(path, old, new)
    assert one.shows(words, page)


def test_a_variant_follows_in_a_build_of_its_own(one: Serving) -> None:
    one.asked_again = False
    one.edit(MODEL, "Small shop", "Tiny shop")
    assert one.asked_again
    one.asked_again = False
    one.live.build()
    assert one.shows("Tiny shop", "systems/shop+small/")
    assert not one.asked_again


def test_the_next_edit_goes_before_the_variants_of_the_last(one: Serving) -> None:
    one.edit(MODEL, "title: Web shop", "title: Emporium")
    one.edit(MODEL, "title: Web shop", "title: Arcade")
    assert one.shows("Arcade", SYSTEM)
    one.live.build()
    assert one.shows("Arcade", "systems/shop+small/")


def test_the_variants_stay_on_the_page_of_their_system_while_they_wait(one: Serving) -> None:
    one.edit(MODEL, "title: Web shop", "title: Boutique")
    assert one.shows("Boutique", SYSTEM)
    assert one.shows("Small shop", SYSTEM)


def test_a_variant_comes_and_goes(one: Serving) -> None:
    large = "  large: {title: Large shop, override: {components: {web: {title: Hall}}}}\n"
    one.save(MODEL, one.whole[MODEL] + large)
    one.live.build()
    one.live.build()
    assert one.shows("Large shop", "systems/shop+large/")
    assert one.shows("Large shop", SYSTEM)
    assert one.shows("Small shop", "systems/shop+small/")
    one.save(MODEL, one.whole[MODEL])
    assert not one.shows("Large shop", "systems/shop+large/")
    assert not one.shows("Large shop", SYSTEM)


def test_a_broken_model_shows_its_mistakes_and_comes_back_when_it_is_mended(one: Serving) -> None:
    one.edit(MODEL, "web-application", "web-aplication")
    assert one.shows("error[unknown-technology]", SYSTEM)
    assert [each.rule for each in one.told[-1]] == ["unknown-technology"]
    one.save(MODEL, one.whole[MODEL])
    assert one.shows("Web shop", SYSTEM)
    assert not one.shows("error[unknown-technology]", SYSTEM)


@pytest.mark.parametrize("half", ["", "system: shop\ntitle: [", "\x00"], ids=["empty", "open", "no text"])
def test_a_file_saved_half_way_is_survived(half: str, one: Serving) -> None:
    one.save(MODEL, half)
    assert one.shows("error[", SYSTEM)


def test_all_systems_follow_where_none_is_named(every: Serving) -> None:
    every.edit(MODEL, "title: Web shop", "title: Bazaar")
    assert every.shows("Bazaar", SYSTEM)
    assert every.shows("Bazaar", "")


def test_a_broken_model_is_told_at_home_where_no_system_is_named(every: Serving) -> None:
    every.edit(MODEL, "web-application", "web-aplication")
    assert every.shows("error[unknown-technology]", "")
    every.save(MODEL, every.whole[MODEL])
    assert every.shows("Web shop", "")


def test_a_new_system_and_a_page_that_somebody_writes_show(every: Serving) -> None:
    every.write({"models/other.yaml": OTHER, "docs/notes.md": "# Notes\n\nMilk, eggs.\n"})
    every.live.build()
    assert every.shows("Other system", "systems/other/")
    assert every.shows("Other system", "")
    assert every.shows("Milk, eggs.", "notes/")


def test_a_deleted_system_is_gone(every: Serving) -> None:
    if not every.shows("Other system", ""):
        every.write({"models/other.yaml": OTHER})
        every.live.build()
    (every.project / "models" / "other.yaml").unlink()
    every.live.build()
    assert not every.shows("Other system", "")
    assert not every.shows("Other system", "systems/other/")


def test_a_model_that_is_broken_from_the_start_shows_its_mistakes_where_one_looks(
    tmp_path: Path, few_pages: None
) -> None:
    serving = Serving(tmp_path, "shop")
    serving.edit(MODEL, "web-application", "web-aplication")
    assert serving.shows("error[unknown-technology]", SYSTEM)
