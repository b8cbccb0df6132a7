"""What was measured and what is hard, in small: of the tiny bundle, for the views that show it."""

NAMES = ("recall@1", "recall@10", "precision@10", "mAP", "nDCG@10")


def figures(value: float = 0.5, n: int = 45) -> dict[str, dict]:
    """Every metric at one value."""
    return {name: {"value": value, "low": value - 0.1, "high": value + 0.1, "chance": 0.05, "n": n} for name in NAMES}


def lines(points: int, n: int = 45) -> dict:
    """A curve that falls from 1 to 0."""
    value = [round(1 - place / points, 4) for place in range(points)]
    return {"value": value, "low": value, "high": value, "chance": [0.1] * points, "n": n}


def curves(name: str = "text_to_image_adjusted") -> dict:
    """``curves.json`` of one protocol."""
    table = {"labels": ["Edema", "Mass"], "questions": [1, 2], "places": [10, 20], "right": [7, 20],
             "came": [[0, 3], [0, 0]], "of": 2}
    return {"recall": {name: lines(50)}, "precision": {name: lines(20)}, "confusions": {name: table}}


def metrics(name: str = "text_to_image_adjusted") -> dict:
    """What the metrics view loads, of one protocol with two labels."""
    return {"protocols": {name: figures()}, "curves": curves(name), "asked": {name: {"words": figures(0.4)}},
            "groups": {name: {"Mass": figures(0.2, 3), "Edema": figures(0.8, 3)}}}


def hard() -> dict:
    """``hard_cases.json`` of the tiny bundle's three films."""
    miss = {"query": "edema", "expected": "Edema", "case_id": "a", "place": 3}
    row = {"query": "left effusion", "places": 10, "right": 7, "mistaken": 2, "without": 1, "as": {"right": 2},
           "alone": 0.6, "n": 40, "films": ["a", "b"]}
    worst = {"mAP": 0.25, "chance": 0.1, "precision@10": 0.3, "relevant": 2, "of": 3, "first": ["a", "b"], "hits": "10",
             "label": "Edema", "why": [["fewer", 2]]}
    pair = {"asked": "Edema", "got": "Mass", "times": 3, "near": False,
            "films": [{"query": "edema", "best": "b", "case_id": "a", "place": 1}]}
    found = {"case_id": "c", "place": 99, "query": "spot", "label": "Nodule", "why": [["small", 6, 20]]}
    return {
        "misses": {"failures": {"n": 5, "different": 4, "places": 90, "films": [miss]},
                   "near": {"n": 0, "different": 0, "places": 90, "films": []}},
        "confusions": {"text_to_image_adjusted": {"of": 1, "places": 90, "wrong": 5, "pairs": [pair]}},
        "details": {"laterality": [row]},
        "lost": {"n": 7, "of": 30, "questions": 12, "first": 50, "chance": 9.6, "films": [found]},
        "worst": {"text_to_image_adjusted": {"n": 45, "questions": [worst | {"query": "edema"}]},
                  "image_to_report": {"n": 3, "questions": [worst | {"film": "b"}]}},
    }
