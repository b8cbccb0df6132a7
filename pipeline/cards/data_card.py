"""The data card of a bundle: what the collection holds, counted, how it was made and what it is not.

After Gebru et al., Datasheets for Datasets, Communications of the ACM 64, 2021, in as far as it can be known.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from statistics import median

from medmir.bundle.contract import Case
from medmir.vocabulary.findings import NORMAL
from pipeline.cards.markdown import bullets, section, table

Cases = Sequence[Case]
LABEL_COLUMNS = ("label", "films", "patients", "sides", "grades")
PAIRS = 12  # pairs of findings named
MOST_NAMED = 5  # labels named that lack a side or a severity
OPTIONAL: dict[str, Callable[[Case], object]] = {
    "view": lambda case: case.view, "sex": lambda case: case.sex, "age": lambda case: case.age,
    "report": lambda case: case.findings + case.impression, "licence": lambda case: case.licence,
    "address of the source": lambda case: case.source_url, "labels": lambda case: case.labels,
}


def data_card(manifest: dict, cases: Cases) -> str:
    """Markdown for ``data_card.md``: ``cases`` are a bundle's with their reports."""
    corpus = manifest["corpus"]
    parts = [
        f"# Data card: {corpus['name']}", f"> {manifest['notice']}",
        section("What it is", corpus["description"], _line("Source", corpus["source"]),
                _line("Licence", corpus["licence"]), _line("Made", corpus.get("made"))),
        section("What it holds", _size(cases), table(LABEL_COLUMNS, _labels(cases))),
        section("Found together", table(("findings", "films"), _pairs(cases))),
        section("Films and patients", bullets(_makeup(cases))),
        section("How patients were drawn", *_sampling(corpus.get("sampling"))),
        section("What is not known", bullets(_unknown(cases))),
        section("What it is not", bullets(corpus.get("limits", ()))),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _line(name: str, text: str | None) -> str:
    return f"{name}: {text}" if text else ""


def _size(cases: Cases) -> str:
    split = counted(case.split for case in cases)
    return (f"{len(cases):,} films of {_people(cases):,} patients in {len({case.study_id for case in cases}):,} studies"
            f"{f' (split: {split})' if split else ''}.")


def _people(cases: Cases) -> int:
    return len({case.patient_id for case in cases})


def counted(values: Iterable[str | None], most: int | None = None) -> str:
    """ "left 12, right 9": how often each value (or the ``most`` frequent) occurs, most often first; no empty ones."""
    counts = Counter(value for value in values if value)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{value} {n:,}" for value, n in ordered[:most])


def _labels(cases: Cases) -> list[tuple]:
    found = []
    for label in sorted({label for case in cases for label in case.labels}):
        own = [case for case in cases if label in case.labels]
        facts = [fact for case in own for fact in case.facts if fact.label == label]
        found.append((label, len(own), _people(own), counted(fact.side for fact in facts),
                      counted(fact.severity for fact in facts)))
    return found


def _pairs(cases: Cases) -> list[tuple]:
    pairs = Counter(pair for case in cases for pair in combinations(sorted(set(case.labels)), 2))
    most = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:PAIRS]
    return [(" and ".join(pair), films) for pair, films in most]


def _makeup(cases: Cases) -> list[str]:
    """Views and devices by film, sex and age by patient, as far as they are recorded."""
    patients = list({case.patient_id: case for case in cases}.values())
    ages = [case.age for case in patients if case.age is not None]
    seen = [fact.visibility for case in cases for fact in case.facts if fact.visibility is not None]
    parts = {
        "Views": counted(case.view for case in cases),
        "Devices": counted(device for case in cases for device in case.devices),
        "Sex of the patients": counted(case.sex for case in patients),
        "Age of the patients": f"{min(ages)} to {max(ages)} years, median {median(ages):g}" if ages else "",
        "Visibility of the lesions (d')": f"{min(seen):g} to {max(seen):g}, median {median(seen):g}" if seen else "",
    }
    return [f"{name}: {text}." for name, text in parts.items() if text]


def _sampling(sampling: dict | None) -> list[str]:
    """The corpus's own account: a text, then each finding's share of all patients drawn, which no film need show."""
    if not sampling:
        return []
    shares = sampling.get("patient_share", {})
    weights = sampling.get("anchor_weights", {})
    lines = [(label, f"{share:.1%}", weights.get(label, "")) for label, share in sorted(shares.items())]
    return [sampling.get("text", ""), table(("finding", "share of patients drawn", "weight"), lines)]


def _unknown(cases: Cases) -> list[str]:
    """For each field some film lacks, on how many it is missing; then what the findings lack."""
    missing = {name: sum(stated(case) in (None, "", ()) for case in cases) for name, stated in OPTIONAL.items()}
    films = [f"{name}: not stated for {films:,} of {len(cases):,} films." for name, films in missing.items() if films]
    return films + [line for detail in ("side", "severity") if (line := _unstated(cases, detail))]


def _unstated(cases: Cases, detail: str) -> str:
    """On how many findings, a label on a film each, a side or severity is missing, and on which labels most often."""
    findings = [(label, case.facts) for case in cases for label in case.labels if label != NORMAL]
    lacking = [label for label, facts in findings
               if not any(fact.label == label and getattr(fact, detail) for fact in facts)]
    which = f" (most often {counted(lacking, MOST_NAMED)})" if len(lacking) < len(findings) else ""
    return f"{detail}: not stated for {len(lacking):,} of {len(findings):,} findings{which}." if lacking else ""
