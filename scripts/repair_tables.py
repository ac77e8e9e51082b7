#!/usr/bin/env python3
"""Makes the small tables of repair in src/lexicon/tables/.

    pip install pypinyin==0.55.0 zhconv==1.4.3
    scripts/repair_tables.py

readings.tsv    from pypinyin's pinyin_dict (MIT; after mozillazg/pinyin-data, which cites Unihan)
simplified.tsv  from zhconv's zhcdict.json (MediaWiki's ZhConversion, GPL-2.0-or-later)
compatibility.tsv  from Python's unicodedata (Unicode Character Database), and by hand the simplified
                radicals that PDF readers put in place of characters
"""
import collections
import json
import pathlib
import unicodedata

import pypinyin
import zhconv
from pypinyin import pinyin_dict

from hanzi import in_charset, is_han

# CJK Radicals Supplement: Unicode gives these no decomposition, but each stands for one character.
RADICALS = """⺁厂 ⺇几 ⺌小 ⺎兀 ⺒巳 ⺓幺 ⺛旡 ⺝月 ⺟母 ⺠民 ⺡氵 ⺤爫 ⺬示 ⺮竹 ⺸羊 ⻀艹 ⻁虎 ⻃覀 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻗雨
⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙"""
TABLES = pathlib.Path(__file__).parent.parent / "src/lexicon/tables"


def single_characters():
    """Traditional character -> simplified one, and simplified -> the usual traditional one, for characters
    that stand alone in the tables."""
    path = pathlib.Path(zhconv.__file__).parent / "zhcdict.json"
    tables = json.loads(path.read_text(encoding="utf-8"))
    pairs = dict(tables["zh2Hans"])
    pairs.update(tables.get("zh2CN", {}))
    to_simplified = {
        t: s for t, s in pairs.items()
        if len(t) == 1 and len(s) == 1 and t != s and is_han(t) and in_charset(t, "gbk") and in_charset(s, "gb2312")
    }
    return to_simplified, {s: tables["zh2Hant"].get(s, s) for s in to_simplified.values()}


def bare(reading):
    """A reading without its tone: lǜ -> lv."""
    letters = unicodedata.normalize("NFD", reading.strip().lower())
    letters = letters.replace("u\u0308", "v")
    return "".join(c for c in letters if "a" <= c <= "z")


def write(name, comment, header, rows):
    lines = [f"# {line}" for line in comment] + [header] + ["\t".join(row) for row in sorted(rows)]
    (TABLES / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(rows), "rows")


def main():
    simplified, usual = single_characters()
    by_target = collections.defaultdict(list)
    for t, s in simplified.items():
        by_target[s].append(t)
    write(
        "simplified.tsv",
        ["simplified: a simplified character", "traditional: the characters of GBK that it stands for, joined; first the one that converters give it,",
         "which may be itself",
         "Source: zhconv 1.4.3 from PyPI (MediaWiki's ZhConversion.php), GPL-2.0-or-later.",
         "Made by scripts/repair_tables.py."],
        "simplified\ttraditional",
        [(s, "".join([usual[s]] + sorted(t for t in ts if t != usual[s]))) for s, ts in by_target.items()],
    )
    readings = collections.defaultdict(set)
    for code, spoken in pinyin_dict.pinyin_dict.items():
        char = chr(code)
        if in_charset(char, "gb2312") or char in simplified:
            for reading in spoken.split(","):
                if bare(reading):
                    readings[bare(reading)].add(char)
    write(
        "readings.tsv",
        ["syllable: a pinyin syllable without tone, ü written v",
         "characters: the characters that can be read so, joined: GB2312 and its traditional forms",
         f"Source: pypinyin {pypinyin.__version__} from PyPI, MIT. Made by scripts/repair_tables.py."],
        "syllable\tcharacters",
        [(s, "".join(sorted(cs))) for s, cs in readings.items()],
    )
    look_alikes = dict((pair[0], pair[1]) for pair in RADICALS.split())
    for code in [*range(0x2E80, 0x2FD6), *range(0xF900, 0xFADA)]:
        ordinary = unicodedata.normalize("NFKC", chr(code))
        if ordinary != chr(code):
            look_alikes[chr(code)] = ordinary
    write(
        "compatibility.tsv",
        ["look-alike: a Kangxi or other radical, or a compatibility ideograph",
         "ordinary: the character that it stands for",
         f"Source: Unicode Character Database {unicodedata.unidata_version} (Unicode licence); the radicals of",
         "simplified characters by hand. Made by scripts/repair_tables.py."],
        "look-alike\tordinary",
        look_alikes.items(),
    )


if __name__ == "__main__":
    main()
