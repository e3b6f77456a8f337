"""What the paper says, as plain data for the template; every text in characters that its font can draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.cryptography import InUse, cryptography
from proofbook.assessment.offered import Offered, Side, offered, side_of
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.status import Status
from proofbook.library.library import Library
from proofbook.library.terms import Level
from proofbook.model.provenance import Origin
from proofbook.model.treatment import Accept
from proofbook.outputs.data import system as system_data
from proofbook.outputs.font import drawable
from proofbook.outputs.key_table import NOT_STATED, KeyRow, asked_of, key_rows, perhaps_keys
from proofbook.outputs.paper.still_ours import kept
from proofbook.outputs.register import Entry, Word, places, register, words
from proofbook.outputs.risk_lines import heat, risk_lines
from proofbook.outputs.summary import ILLUSTRATIVE, counted, leaves, owner_of, summary, treatment_words

Json = dict[str, Any]


def content(assessment: Assessment, portfolio: Portfolio) -> Json:
    """The paper's data."""
    made: Json = drawable_data(
        {
            "title": assessment.system.full_title,
            "document": f"{assessment.system.full_title}: threat model and evidence",
            "description": f"Threats, risk, requirements and evidence as of {assessment.as_of}",
            "system": assessment.system.key,
            "about": " ".join(filter(None, (assessment.system.about, assessment.system.variant_about))),
            "owner": assessment.system.owner or "not stated",
            "reviewed": str(assessment.system.reviewed or "not stated"),
            "as_of": str(assessment.as_of),
            "commit": portfolio.commit,
            "digest": system_data(assessment, portfolio.library).digest,
            "illustrative": ILLUSTRATIVE if assessment.illustrative else "",
            "summary": _summary(assessment),
            "heat": _heat(assessment),
            "lines": [_line(each, assessment) for each in assessment.lines],
            "flows": [_flow(each, assessment) for each in assessment.system.flows],
            "requirements": _requirements(assessment, portfolio),
            "ours": kept(assessment, portfolio.library),
            "keys": [_key(each) for each in key_rows(assessment, portfolio.library)],
            "perhaps_keys": ", ".join(perhaps_keys(assessment.system)),
            "asked_of": asked_of(assessment.system.entity),
            "in_use": [_in_use(each) for each in cryptography(assessment.system)],
            "evidence": [_entry(each, assessment) for each in register(assessment)],
            "words": [
                _word(each, assessment, portfolio.library) for each in words(assessment, portfolio.library.freshness)
            ],
            "exceptions": [_exception(each) for each in summary(assessment).exceptions],
            "assumptions": [
                {"id": each.id, "text": each.said.text, "until": str(each.said.until or "no date")}
                for each in assessment.system.assumptions
            ],
            "limitations": [each.said.text for each in assessment.system.limitations],
        }
    )
    return made


def _summary(assessment: Assessment) -> Json:
    found = summary(assessment)
    levels = sorted(Level, reverse=True)
    enumeration = assessment.enumeration
    return {
        "decision": found.decision,
        "levels": [
            {
                "level": level.word,
                "inherent": found.by_inherent[level],
                "planned": found.by_planned[level],
                "residual": found.by_residual[level],
            }
            for level in levels
        ],
        "statuses": [{"status": status.value, "count": count} for status, count in found.statuses.items()],
        "counts": f"{enumeration.raw} raw findings, {len(enumeration.threats)} applicable, "
        f"{len(enumeration.lines)} lines; {found.hinging} threats hinge on facts that nobody stated.",
        "scope": ", ".join(
            counted(len(parts), what)
            for parts, what in (
                (assessment.system.components, "component"),
                (assessment.system.flows, "data flow"),
                (assessment.system.assets, "asset"),
                (assessment.system.principals, "principal"),
            )
        )
        + ".",
    }


def _heat(assessment: Assessment) -> list[Json]:
    cells = heat(risk_lines([assessment]), "residual")
    return [
        {
            "likelihood": likelihood.word,
            "cells": [len(cells.get((likelihood, impact), ())) for impact in Level],
        }
        for likelihood in sorted(Level, reverse=True)
    ]


def _line(line: AssessedLine, assessment: Assessment) -> Json:
    return {
        "id": line.id,
        "title": line.line.title,
        "element": assessment.system.title_of(line.line.element),
        "inherent": line.inherent.level.word,
        "planned": line.planned.level.word,
        "residual": line.residual.level.word,
        "treatment": treatment_words(line),
        "owner": owner_of(line, assessment) or "not stated",
        "counts": line.counts,
    }


def _flow(flow: Any, assessment: Assessment) -> Json:
    return {
        "number": flow.number,
        "title": flow.title,
        "from": flow.source.title,
        "to": flow.target.title,
        "carries": ", ".join(each.title for each in flow.carries) or "no asset stated",
    }


def _requirements(assessment: Assessment, portfolio: Portfolio) -> list[Json]:
    providers = [each for each in assessment.requirements if each.side != "customer"]
    rows = [*leaves(assessment), *providers]
    offers = offered(assessment, portfolio.library)
    return [
        {
            "title": f"{framework.title} {framework.version}",
            "ours": framework.titles == "ours",
            "rows": [_requirement(each, offers) for each in rows if each.framework == framework.id and not _bare(each)],
            **_numbers_alone([each for each in rows if each.framework == framework.id]),
        }
        for framework in portfolio.library.frameworks.values()
    ]


def _numbers_alone(rows: list[RequirementStatus]) -> Json:
    """The requirements of which a committee needs the number only; pages and data say why."""
    return {
        "inapplicable": ", ".join(each.requirement for each in rows if each.status is Status.NOT_APPLICABLE),
        "unmapped": ", ".join(each.requirement for each in rows if _unmapped(each)),
    }


def _bare(status: RequirementStatus) -> bool:
    return status.status is Status.NOT_APPLICABLE or _unmapped(status)


def _unmapped(status: RequirementStatus) -> bool:
    return status.status is Status.OPEN and status.coverage == "none" and status.side == "customer"


def _requirement(status: RequirementStatus, offers: Mapping[Side, Offered]) -> Json:
    offer = offers.get(side_of(status))
    return {
        "id": status.requirement,
        "side": status.side,
        "title": status.title,
        "status": status.status.value,
        "illustrative": status.illustrative,
        "coverage": status.coverage,
        "reason": status.reason,
        "remaining": "" if offer else ", ".join(status.remaining),
        "offered": offer.words if offer else "",
    }


def _key(row: KeyRow) -> Json:
    return {
        "title": row.title,
        "class": row.secret,
        "purpose": row.purpose,
        "algorithm": row.algorithm,
        "strength": row.strength,
        "protects": list(row.protects),
        "account": row.account,
        "guards": list(row.guards),
        "places": list(row.places),
        "reach": row.reach,
        "custodians": row.custodians,
        "rotation": row.rotation,
        "expires": row.expires,
        "evidence": ", ".join(row.evidence) or "none",
    }


def _in_use(each: InUse) -> Json:
    return {
        "name": each.name or NOT_STATED,
        "detail": each.detail or NOT_STATED,
        "where": ", ".join(part.title for part in each.where),
        "purpose": ", ".join(each.purpose) or NOT_STATED,
        "unstated": ", ".join(each.unstated) or "–",
    }


def _entry(entry: Entry, assessment: Assessment) -> Json:
    seen = entry.seen
    return {
        "number": entry.number,
        "check": seen.check,
        "object": seen.object,
        "subject": places(entry, assessment, most=3),
        "result": seen.result.value,
        "message": seen.message,
        "places": [f"{each.path}:{each.span.line}" for each in seen.cites],
        "digests": sorted({each.sha256[:16] for each in seen.cites}),
        "origin": ", ".join(sorted({f"{each.origin.value}, {each.vantage.value}" for each in seen.cites})),
    }


def _word(word: Word, assessment: Assessment, library: Library) -> Json:
    said = word.given.said
    return {
        "number": word.number,
        "mitigation": library.mitigations[word.given.mitigation].title,
        "at": ", ".join(sorted(assessment.system.title_of(id) for id in word.given.at)) or "wherever it is claimed",
        "by": f"{said.by}, {said.role}" + (" (illustrative)" if said.origin is Origin.ILLUSTRATIVE else ""),
        "examined": said.examined,
        "document": said.sha256[:16],
        "on": str(said.on),
        "until": str(word.until),
        "problem": word.given.problem,
    }


def _exception(line: AssessedLine) -> Json:
    assert line.treatment is not None
    accepted = line.treatment.decision
    assert isinstance(accepted, Accept)
    return {
        "id": line.id,
        "title": line.line.title,
        "approver": accepted.approver,
        "reason": accepted.reason,
        "expires": str(accepted.expires),
        "capped": str(line.acceptance.last) if line.acceptance and line.acceptance.capped else "",
        "lapsed": line.lapsed,
    }


def drawable_data(value: Any) -> Any:
    """The same data, every text in characters that the font can draw."""
    match value:
        case str():
            return drawable(value)
        case list():
            return [drawable_data(each) for each in value]
        case dict():
            return {key: drawable_data(each) for key, each in value.items()}
        case _:
            return value
