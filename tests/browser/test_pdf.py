"""The PDFs as others judge them: qpdf's library, poppler, and a checker of PDF/UA."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pikepdf


def test_there_is_a_pdf(pdfs: list[Path]) -> None:
    assert pdfs


def test_a_pdf_is_whole_and_states_its_language_title_and_standard(pdfs: list[Path]) -> None:
    for file in pdfs:
        with pikepdf.open(file) as pdf, pdf.open_metadata() as metadata:
            assert pdf.check_pdf_syntax() == []
            assert str(pdf.Root.Lang)
            assert metadata["dc:title"]
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["pdfuaid:part"] == "1"


def test_a_pdf_embeds_every_font_it_uses(pdfs: list[Path]) -> None:
    for file in pdfs:
        fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        assert fonts
        assert not [font for font in fonts if not re.search(r"\byes\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$", font)]


def test_a_pdf_says_what_it_shows_to_those_who_listen(pdfs: list[Path]) -> None:
    checker = Path(sys.executable).parent / "outloud"
    judged = subprocess.run(
        [checker, "--layer", "conformance", "--no-info", *pdfs], capture_output=True, text=True, check=False
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr
