"""Recall and precision on the labelled corpus, per class, with the promised thresholds."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from usercontext.ingest.scrub import scrub_text

CORPUS = Path(__file__).parent / "corpus"
LOWER_RECALL = {"phone": 0.95, "ssn": 0.95}


def read_corpus(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines()]


def test_recall_of_every_class_holds() -> None:
    seen: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for case in read_corpus("positives.jsonl"):
        scrubbed = scrub_text(case["text"]).text
        masked = scrubbed != case["text"] and not any(v in scrubbed for v in case["values"])
        seen[case["class"]] += 1
        found[case["class"]] += masked
    recall = {name: found[name] / seen[name] for name in seen}
    print("\n".join(f"{name:14} {found[name]}/{seen[name]} {recall[name]:.3f}" for name in seen))

    assert {n: r for n, r in recall.items() if r < LOWER_RECALL.get(n, 0.99)} == {}


def test_hard_negatives_stay_as_they_are() -> None:
    negatives = read_corpus("negatives.jsonl")
    touched = [case["text"] for case in negatives if scrub_text(case["text"]).counts]
    print(f"precision {1 - len(touched) / len(negatives):.3f}", touched)

    assert len(touched) <= 0.05 * len(negatives)


def test_scrubbing_twice_changes_nothing() -> None:
    for case in read_corpus("positives.jsonl"):
        once = scrub_text(case["text"]).text

        assert once == scrub_text(once).text


def test_scrubbed_json_is_still_json() -> None:
    for case in read_corpus("positives.jsonl"):
        if case["text"].startswith("{"):
            before = json.loads(case["text"])

            assert json.loads(scrub_text(case["text"]).text).keys() == before.keys()
