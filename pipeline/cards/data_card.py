"""The data card of a bundle: what the collection holds, counted, how it was made and what it is not.

After Gebru et al., Datasheets for Datasets, Communications of the ACM 64, 2021, in as far as it can be known.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from statistics import median

from medmir.vocabulary.findings import NORMAL
from pipeline.cards.markdown import bullets, section, table

Rows = Sequence[dict]
LABEL_COLUMNS = ("label", "films", "patients", "sides", "grades")
PAIRS = 12  # pairs of findings named
MOST_NAMED = 5  # labels named that lack a side or a severity
OPTIONAL = {"view": "view", "sex": "sex", "age": "age", "report": "report", "licence": "licence",
            "source_url": "address of the source"}


def data_card(manifest: dict, rows: Rows) -> str:
    """Markdown for ``data_card.md``: ``rows`` are those of ``metadata.json`` with ``report`` (str) added."""
    corpus = manifest["corpus"]
    parts = [
        f"# Data card: {corpus['name']}", f"> {manifest['notice']}",
        section("What it is", corpus["description"], _line("Source", corpus["source"]),
                _line("Licence", corpus["licence"]), _line("Made", corpus.get("made"))),
        section("What it holds", _size(rows), table(LABEL_COLUMNS, _labels(rows))),
        section("Found together", table(("findings", "films"), _pairs(rows))),
        section("Films and patients", bullets(_makeup(rows))),
        section("How patients were drawn", *_sampling(corpus.get("sampling"))),
        section("What is not known", bullets(_unknown(rows))),
        section("What it is not", bullets(corpus.get("limits", ()))),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _line(name: str, text: str | None) -> str:
    return f"{name}: {text}" if text else ""


def _size(rows: Rows) -> str:
    split = counted(row.get("split") for row in rows)
    return (f"{len(rows):,} films of {_people(rows):,} patients in {len({row['study_id'] for row in rows}):,} studies"
            f"{f' (split: {split})' if split else ''}.")


def _people(rows: Rows) -> int:
    return len({row["patient_id"] for row in rows})


def counted(values: Iterable[str | None], most: int | None = None) -> str:
    """ "left 12, right 9": how often each value (or the ``most`` frequent) occurs, most often first; no empty ones."""
    counts = Counter(value for value in values if value)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{value} {n:,}" for value, n in ordered[:most])


def _labels(rows: Rows) -> list[tuple]:
    found = []
    for label in sorted({label for row in rows for label in row["labels"]}):
        own = [row for row in rows if label in row["labels"]]
        facts = [fact for row in own for fact in row["facts"] if fact["label"] == label]
        found.append((label, len(own), _people(own), counted(fact.get("side") for fact in facts),
                      counted(fact.get("severity") for fact in facts)))
    return found


def _pairs(rows: Rows) -> list[tuple]:
    pairs = Counter(pair for row in rows for pair in combinations(sorted(set(row["labels"])), 2))
    most = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:PAIRS]
    return [(" and ".join(pair), films) for pair, films in most]


def _makeup(rows: Rows) -> list[str]:
    """Views and devices by film, sex and age by patient, as far as they are recorded."""
    patients = list({row["patient_id"]: row for row in rows}.values())
    ages = [row["age"] for row in patients if row.get("age") is not None]
    seen = [fact["visibility"] for row in rows for fact in row["facts"] if fact.get("visibility") is not None]
    parts = {
        "Views": counted(row.get("view") for row in rows),
        "Devices": counted(device for row in rows for device in row.get("devices") or ()),
        "Sex of the patients": counted(row.get("sex") for row in patients),
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


def _unknown(rows: Rows) -> list[str]:
    """For each field some film lacks, on how many it is missing; then what the findings lack."""
    missing = {field: sum(row.get(field) in (None, "") for row in rows) for field in OPTIONAL}
    missing["labels"] = sum(not row["labels"] for row in rows)
    films = [f"{OPTIONAL.get(field, field)}: not stated for {films:,} of {len(rows):,} films."
             for field, films in missing.items() if films]
    return films + [line for detail in ("side", "severity") if (line := _unstated(rows, detail))]


def _unstated(rows: Rows, detail: str) -> str:
    """On how many findings, a label on a film each, a side or severity is missing, and on which labels most often."""
    findings = [(label, row["facts"]) for row in rows for label in row["labels"] if label != NORMAL]
    lacking = [label for label, facts in findings
               if not any(fact["label"] == label and fact.get(detail) for fact in facts)]
    which = f" (most often {counted(lacking, MOST_NAMED)})" if len(lacking) < len(findings) else ""
    return f"{detail}: not stated for {len(lacking):,} of {len(findings):,} findings{which}." if lacking else ""
