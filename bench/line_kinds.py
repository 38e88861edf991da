"""The command behind `make train`: learn what lines say, from lines written by hand.

    python -m bench.line_kinds [--check]

Reads bench/lines/*.tsv (`kind<TAB>line`), prints how well each file is read by what is learned from
all the others (whole domains, styles and authors that the reader has not seen), and writes the
table that `usercontext.analyze.language.line_kinds` reads. ``--check`` writes nothing.
"""

import argparse
import base64
import gzip
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from usercontext.analyze.language.line_kinds import features_of

LINES = Path(__file__).parent / "lines"
TABLE = Path(__file__).parent.parent / "src/usercontext/analyze/language/line_kinds.json.gz"
_GRAVE = ("money", "data", "exposed")
_SURE = 0.6
_STRENGTH = 10.0
_LARGEST = 127


class Line(NamedTuple):
    """One line, and what it says."""

    file: str
    kind: str
    text: str


def main() -> int:
    """Measure, learn from all, write; return the exit code."""
    options = argparse.ArgumentParser(prog="line_kinds", description=__doc__)
    options.add_argument("--check", action="store_true", help="measure, write nothing")
    check = options.parse_args().check
    lines = read_lines()
    print(f"{'left out':14} lines  right  grave: right of those said, found of those there")
    for file in sorted({line.file for line in lines}):
        rest = [line for line in lines if line.file != file]
        own = [line for line in lines if line.file == file]
        print(f"{file:14} {len(own):5}  {_told(learn(rest), own)}")
    if not check:
        TABLE.write_bytes(packed(*learn(lines)))
    return 0


def read_lines() -> list[Line]:
    """Return all lines, by file and place; raises ValueError with the place of a bad one."""
    found = []
    for path in sorted(LINES.glob("*.tsv")):
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            kind, tab, text = row.partition("\t")
            if not tab or not text or "\t" in text:
                raise ValueError(f"{path.name}:{number}: must be a kind, a tab and a line")
            found.append(Line(path.stem, kind, text))
    return found


def learn(lines: Sequence[Line]) -> tuple[TfidfVectorizer, LogisticRegression]:
    """Return what tells the kinds apart; features that only one line has are left out."""
    seen = TfidfVectorizer(analyzer=features_of, min_df=2, binary=True, norm="l2")
    rows = seen.fit_transform([line.text for line in lines])
    model = LogisticRegression(C=_STRENGTH, max_iter=200, tol=1e-3, class_weight="balanced")
    return seen, model.fit(rows, [line.kind for line in lines])


def packed(seen: TfidfVectorizer, model: LogisticRegression) -> bytes:
    """Return the table as the package reads it; the same lines give the same bytes."""
    names = list(map(str, seen.get_feature_names_out()))
    weights = (model.coef_ * seen.idf_).T
    scale = float(np.abs(weights).max()) / _LARGEST
    table = {
        "kinds": list(map(str, model.classes_)),
        "bias": [round(float(one), 4) for one in model.intercept_],
        "scale": scale,
        "features": names,
        "weights": _as_text(np.rint(weights / scale).astype(np.int8)),
        "rarities": _as_text(np.rint(seen.idf_ * 25).astype(np.uint8)),
        "lines": fingerprint(),
    }
    told = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(told, 9, mtime=0)


def fingerprint() -> str:
    """Return the SHA-256 of all lines, in the order of their files."""
    told = hashlib.sha256()
    for path in sorted(LINES.glob("*.tsv")):
        told.update(path.read_bytes())
    return told.hexdigest()


def _as_text(values: np.ndarray) -> str:
    return base64.b64encode(values.tobytes()).decode()


def _told(learned: tuple[TfidfVectorizer, LogisticRegression], own: Sequence[Line]) -> str:
    seen, model = learned
    likely = model.predict_proba(seen.transform([line.text for line in own]))
    kinds = np.array([line.kind for line in own])
    right = (model.classes_[likely.argmax(1)] == kinds).mean()
    said = likely[:, np.isin(model.classes_, _GRAVE)].sum(1) >= _SURE
    there = np.isin(kinds, _GRAVE)
    return f"{right:5.2f}  {_share(there[said])} {_share(said[there])}"


def _share(those: np.ndarray) -> str:
    return f"{those.mean():.2f}" if those.size else "-"


if __name__ == "__main__":
    sys.exit(main())
