#!/usr/bin/env python3
"""Makes the tables of conversion in src/lexicon/tables/.

    pip install jieba==0.42.1
    cargo fetch
    scripts/script_tables.py

script-characters.tsv  from MediaWiki's ZhConversion.php (GPL-2.0-or-later)
script-words.tsv       the same, and OpenCC's STPhrases.txt (Apache-2.0), and how frequent words are by
                       jieba's dict.txt (MIT)
script-simplify.tsv    from MediaWiki's ZhConversion.php
script-regions.tsv     the same, and REGIONS below
Both dictionaries come with the crate zhconv, which names their commits.

What converts is the cheapest way to cut a text into words, so the table holds words that convert otherwise than
character by character, words that compete with those for a character, and no others.
"""
import collections
import math
import pathlib
import re

import jieba

DATA = next(pathlib.Path.home().glob(".cargo/registry/src/*/zhconv-0.4.*/data"))
TABLES = pathlib.Path(__file__).parent.parent / "src/lexicon/tables"

# What a character becomes that stands alone, where MediaWiki names another of its forms.
ALONE = dict(zip("里干准冲喂面后斗愿", "裡幹準衝喂面後鬥願"))
# Those that MediaWiki is right about within words.
ONLY_ALONE = set("准冲")
# The same for simplified text: reports write surnames and clocks alike, and converters make 峯 of every 峰; a word that
# MediaWiki's 藉着 would part.
SIMPLE = {"鍾": "钟", "峯": "峰", "慰藉着": "慰藉着", "慰藉著": "慰藉着"}
# Characters for whose meaning OpenCC is asked where MediaWiki knows no phrase. The others differ in style only.
OPENCC = set("里余发面干松卷须系谷制冲表钟舍蒙签赞只复斗喂累胜御丑吊杆团尽愿症范借筑沈千秋术叶姜困漓")
# Shapes of OpenCC's standard and those that MediaWiki uses for them.
SHAPES = str.maketrans("爲裏綫着喫啓衆羣峯説衛産麪臺稅脫閱麽牀敍鈎賬纔濕僞潙嬀牆妝姸溼癡菸佈祕鎗",
                       "為裡線著吃啟眾群峰說衛產麵台稅脫閱麼床敘鉤賬才濕偽溈媯牆妝妍濕痴煙布秘槍")

# How often a word must occur to be kept: if it converts specially, if it holds a character that does, any other.
OFTEN = (10, 50, 1000)
# Characters that are costed; the rest cost the most.
COSTED = 1500
# How often a phrase of the converters counts that no list of words knows, and a word of theirs that none knows.
PHRASE, RARE = 20, 3
LONGEST = 8


def mediawiki():
    text = (DATA / "ZhConversion.php").read_text(encoding="utf-8")
    tables = re.findall(r"public const (\w+) = \[([^]]+)\]?;", text)
    return {name: dict(re.findall(r"'(.+?)' *=> *'(.+?)' *,?\n", body)) for name, body in tables}


def opencc():
    rows = (line.rstrip("\n").split("\t") for line in (DATA / "STPhrases.txt").open(encoding="utf-8") if "\t" in line)
    return {row[0]: row[1].split()[0] for row in rows}


def frequencies():
    path = pathlib.Path(jieba.__file__).parent / "dict.txt"
    rows = (line.split(" ") for line in path.open(encoding="utf-8"))
    return {row[0]: int(row[1]) for row in rows}


def is_han(word):
    return all("\u3400" <= char <= "\u9fff" for char in word)


def split(table):
    return {k: v for k, v in table.items() if len(k) == 1}, {k: v for k, v in table.items() if len(k) > 1}


def longest_match(word, *tables):
    out, at = "", 0
    while at < len(word):
        for end in range(len(word), at, -1):
            found = next((table[word[at:end]] for table in tables if word[at:end] in table), None)
            if found:
                out, at = out + found, end
                break
        else:
            out, at = out + word[at], at + 1
    return out


class Words:
    """Words with their costs; cuts a text as the reader does."""

    def __init__(self, counts, phrases, alone, targets):
        self.counts, self.phrases, self.alone, self.targets = counts, phrases, alone, targets
        self.total = math.log(sum(counts.values()))
        singles = sorted((w for w in counts if len(w) == 1 and is_han(w)), key=lambda w: (-counts[w], w))
        self.costs = {char: self.cost(char) for char in singles[:COSTED]}

    def cost(self, word):
        return round(self.total - math.log(max(self.counts.get(word, 0), PHRASE if word in self.phrases else RARE)))

    def add(self, words):
        self.costs.update((word, self.cost(word)) for word in words)

    def by_character(self, word):
        return "".join(self.alone.get(char, char) for char in word)

    def convert(self, text):
        best, start = [0] + [None] * len(text), [0] * (len(text) + 1)
        for at in range(len(text)):
            for end in range(at + 1, min(len(text), at + LONGEST) + 1):
                cost = self.costs.get(text[at:end], round(self.total) if end == at + 1 else None)
                if cost is not None and (best[end] is None or best[at] + cost < best[end]):
                    best[end], start[end] = best[at] + cost, at
        out, end = "", len(text)
        while end:
            word = text[start[end] : end]
            out, end = self.targets.get(word, self.by_character(word)) + out, start[end]
        return out


def targets_of(phrases, alone, counts):
    targets = dict(phrases)
    for word, theirs in opencc().items():
        if word in targets or len(word) != len(theirs) or len(word) > 6:
            continue
        ours, named = longest_match(word, phrases, alone), longest_match(word, phrases)
        asked = [char in OPENCC and named[i] == char for i, char in enumerate(word)]
        targets[word] = "".join(t if ask else o for ask, o, t in zip(asked, ours, theirs.translate(SHAPES)))
    for word in counts:
        if 1 < len(word) <= 6 and word not in targets:
            targets[word] = longest_match(word, phrases, alone)
    return {word: target for word, target in targets.items() if is_han(word)}


def choose(words, counts, phrases, targets):
    special = {w for w, target in targets.items() if target != words.by_character(w)}
    chars = {c for w in special for c, a, b in zip(w, words.by_character(w), targets[w]) if a != b}
    of_ours, rival, common = OFTEN
    often = lambda word, least: counts.get(word, 0) >= least
    words.add(w for w in targets if w in special and often(w, of_ours))
    short = [w for w in targets if len(w) <= 4]
    words.add(w for w in short if often(w, rival) and not chars.isdisjoint(w))
    words.add(w for w in short if often(w, common))
    for length in range(2, LONGEST + 1):
        rest = [w for w in special if len(w) == length and w not in words.costs]
        words.add([w for w in rest if words.convert(w).translate(SHAPES) != targets[w].translate(SHAPES)])


def write(name, head, rows):
    text = "\n".join(["# " + line for line in head] + ["\t".join(row) for row in rows])
    (TABLES / name).write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {len(rows) - 1} rows")


def letter(cost):
    return chr(ord("a") + max(0, min(25, cost)))


# Words of reports that MediaWiki does not know to differ: mainland, Taiwan, Hong Kong.
REGIONS = """項目 專案 項目|信息 資訊 資訊|信息化 資訊化 資訊化|網絡 網路 網絡|軟件 軟體 軟件|硬件 硬體 硬件|互聯網 網際網路 互聯網
視頻會議 視訊會議 視像會議|視頻會商 視訊會商 視像會商|視頻調度 視訊調度 視像調度|視頻連線 視訊連線 視像連線|視頻方式 視訊方式 視像方式
視頻形式 視訊形式 視像形式|視頻點名 視訊點名 視像點名|視頻 影片 視頻|音頻 音訊 音頻|智能 智慧 智能|人工智能 人工智慧 人工智能|短信 簡訊 短訊|打印 列印 列印
出租車 計程車 的士|公交車 公車 巴士|集裝箱 貨櫃 貨櫃|塑料 塑膠 塑膠|激光 雷射 激光|寬帶 寬頻 寬頻|服務器 伺服器 伺服器
數據庫 資料庫 數據庫|移動電話 行動電話 流動電話|移動支付 行動支付 流動支付|土豆 馬鈴薯 薯仔|紅薯 地瓜 番薯
電子郵件 電子郵件 電郵|知識產權 智慧財產權 知識產權|志願者 志工 義工|立交橋 交流道 天橋|摩托車 機車 電單車""".replace("\n", "|")

SOURCE = "Source: MediaWiki's ZhConversion.php, as in the crate zhconv 0.4 (GPL-2.0-or-later)"


def main():
    tables, counts = mediawiki(), frequencies()
    alone, phrases = split({k: v for k, v in tables["ZH_TO_HANT"].items() if len(k) == len(v)})
    inside = {**alone, **{k: v for k, v in ALONE.items() if k not in ONLY_ALONE}}
    alone.update(ALONE)
    targets = targets_of(phrases, inside, counts)
    words = Words(counts, phrases, alone, targets)
    choose(words, counts, phrases, targets)
    write(
        "script-characters.tsv",
        ["What a simplified character becomes where no word decides.", SOURCE + "; by scripts/script_tables.py."],
        [("simplified", "traditional"), *sorted(p for p in alone.items() if p[0] != p[1] and p[0] > "\u2fff")],
    )
    write(
        "script-words.tsv",
        [
            "Words by which a text is cut for conversion to traditional characters.",
            "traditional: the word in them; empty if it is converted by its characters",
            "cost: how rare the word is, from a; a text is cut the cheapest way",
            SOURCE + ",",
            "OpenCC's STPhrases.txt from the same crate (Apache-2.0), frequencies of jieba 0.42.1 (MIT);",
            "by scripts/script_tables.py, which says what was chosen.",
        ],
        [
            ("simplified", "traditional", "cost"),
            *sorted(
                (w, "" if targets.get(w, words.by_character(w)) == words.by_character(w) else targets[w], letter(c))
                for w, c in words.costs.items()
            ),
        ],
    )
    simple = {k: v for k, v in tables["ZH_TO_HANS"].items() if len(k) == len(v) and k > "\u2fff"}
    simple.update(SIMPLE)
    # A slip of 吆喝 that would part 这么|喝; and what may as well be a surname with a name, in either script.
    for word in ("么喝", "沈默", "沈重", "沈船"):
        del simple[word]
    ones, _ = split(simple)
    # 著 is 着 where it is no book: MediaWiki has that among the words of the mainland, with those that must stay.
    books = {word: "".join(ones.get(c, c) for c in ours) for word, ours in tables["ZH_TO_CN"].items()
             if "著" in word and is_han(word) and len(word) == len(ours)}
    simple.update({word: ours for word, ours in books.items() if word not in SIMPLE})
    write(
        "script-simplify.tsv",
        ["What a traditional character or phrase becomes in simplified text.", SOURCE + "; by scripts/script_tables.py."],
        [("traditional", "simplified"), *sorted(p for p in simple.items() if len(p[0]) == 1 or p[0] in SIMPLE or p[0] in books or p[1] != longest_match(p[0], ones))],
    )
    write(
        "script-regions.tsv",
        ["Words of Taiwan and Hong Kong for a word of the mainland, in traditional characters; empty where they say the same.",
         SOURCE + ", and REGIONS by hand; by scripts/script_tables.py."],
        [("mainland", "taiwan", "hongkong"), *regions(tables, counts, words)],
    )


def regions(tables, counts, words):
    """Words only: the characters of a region are a matter of shape. Names of other countries are wanted, of streets not."""
    simple = split(tables["ZH_TO_HANS"])[0]
    rows = collections.defaultdict(lambda: ["", ""])
    for column, name in enumerate(("ZH_TO_TW", "ZH_TO_HK")):
        for word, theirs in tables[name].items():
            plain = "".join(simple.get(char, char) for char in word)
            ours = words.convert(plain)
            if len(word) > 1 and is_han(word) and counts.get(plain, 0) >= 3 and "".join(simple.get(c, c) for c in theirs).replace("著", "着") != plain:
                rows[ours][column] = theirs
    for row in REGIONS.split("|"):
        ours, *theirs = row.split()
        rows[ours] = ["" if one == ours else one for one in theirs]
    return sorted((ours, *theirs) for ours, theirs in rows.items() if any(theirs))


main()
