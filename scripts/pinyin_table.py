#!/usr/bin/env python3
"""Makes src/lexicon/tables/pinyin.tsv.

    pip install pypinyin==0.55.0
    scripts/pinyin_table.py

From pypinyin's pinyin_dict (MIT; after mozillazg/pinyin-data, which cites Unihan), whose first reading is the
commonest; the characters of GB2312.
"""
import collections
import pathlib

import pypinyin
from pypinyin import pinyin_dict

from hanzi import in_charset

TABLE = pathlib.Path(__file__).parent.parent / "src/lexicon/tables/pinyin.tsv"


def main():
    spelt = collections.defaultdict(list)
    for code, readings in sorted(pinyin_dict.pinyin_dict.items()):
        if in_charset(chr(code), "gb2312"):
            spelt[readings.split(",")[0].strip()].append(chr(code))
    head = [
        "# syllable: a pinyin syllable with its tone",
        "# characters: the characters of GB2312 that are commonly read so, joined; each stands once",
        f"# Source: pypinyin {pypinyin.__version__} from PyPI, MIT. Made by scripts/pinyin_table.py.",
        "syllable\tcharacters",
    ]
    rows = [f"{syllable}\t{''.join(chars)}" for syllable, chars in spelt.items()]
    TABLE.write_text("\n".join(head + sorted(rows)) + "\n", encoding="utf-8")
    print(len(rows), "syllables")


if __name__ == "__main__":
    main()
