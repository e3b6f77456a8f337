"""The section `providers` of a model, resolved: duties with their requirements, and what their reports leave out."""

from __future__ import annotations

from proofbook.library.library import Library
from proofbook.model.document import Document
from proofbook.model.mistakes import Mistakes, Path
from proofbook.model.provider import Duty, DutyShape, Provider, ProviderShape, ReportShape
from proofbook.model.requirement_name import named_requirement
from proofbook.source.diagnostic import Severity


def providers(document: Document, library: Library, mistakes: Mistakes) -> tuple[Provider, ...]:
    """The providers, with the requirements of which they do a part."""
    return tuple(_provider(id, shape, library, mistakes) for id, shape in document.providers.items())


def _provider(id: str, shape: ProviderShape, library: Library, mistakes: Mistakes) -> Provider:
    duties = []
    for index, each in enumerate(shape.responsible_for):
        path: Path = ("providers", id, "responsible-for", index)
        if duty := _duty(each, library, path, mistakes):
            duties.append(duty)
        if shape.report:
            _check_service(each, shape.report, path, mistakes)
    if shape.report:
        _check_report(id, shape.report, mistakes)
    return Provider(
        id=id,
        title=shape.title,
        about=shape.about,
        report=shape.report,
        duties=tuple(duties),
        span=mistakes.node.key("providers", id).span,
    )


def _duty(shape: DutyShape, library: Library, path: Path, mistakes: Mistakes) -> Duty | None:
    named = named_requirement(shape.requirement, library, (*path, "requirement"), mistakes)
    if named is None:
        return None
    return Duty(
        framework=named[0],
        requirement=named[1],
        service=shape.service,
        what=shape.what,
        ours=shape.ours,
        span=mistakes.node.at(*path).span,
    )


def _check_report(id: str, report: ReportShape, mistakes: Mistakes) -> None:
    path: Path = ("providers", id, "report")
    if report.to < report.from_:
        mistakes.add(
            "ends-before-it-begins",
            f"the report of `{id}` ends on {report.to}, before it begins on {report.from_}",
            (*path, "to"),
            label="earlier than `from`",
            help="`from` is the first day of the period that the report covers, `to` the last",
        )
    if not report.services:
        _left_out(f"the report of `{id}` lists no service", path, "so nothing is inherited by it", mistakes, key=True)


def _check_service(duty: DutyShape, report: ReportShape, path: Path, mistakes: Mistakes) -> None:
    """A report vouches for the services that it lists, and for no other."""
    if not report.services or duty.service in report.services:
        return
    if not duty.service:
        message = f"nobody says which service does the provider's part of `{duty.requirement}`"
        _left_out(message, (*path, "requirement"), "so it is not inherited", mistakes)
        return
    message = f"{report.title} does not list the service `{duty.service}`"
    _left_out(message, (*path, "service"), "so this part is not inherited", mistakes)


def _left_out(message: str, path: Path, label: str, mistakes: Mistakes, *, key: bool = False) -> None:
    mistakes.add(
        "service-outside-report",
        message,
        path,
        label=label,
        help="write `services:` of the report and `service:` of the part as the report's list of services has them",
        severity=Severity.WARNING,
        key=key,
    )
