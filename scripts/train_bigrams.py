#!/usr/bin/env python3
"""Trains the character model of repair: src/lexicon/tables/bigrams.bin.

    apt-get download libpinyin-data rime-essay && for each: dpkg -x FILE ROOT
    apt-get install db-util;  pip install jieba==0.42.1 zhconv==1.4.3
    scripts/train_bigrams.py ROOT

Counts come from
  libpinyin-data 2.8.1 (GPL-3.0-or-later): 1.8 million pairs of words with counts, 51 million in all; the
      only one of the three that knows how words follow each other and where sentences end;
  rime-essay 2023-02-04 (LGPL-3.0): 313,000 words with counts;
  jieba 0.42.1's dict.txt (MIT): 349,000 words with counts.
Words of the last two count only by the pairs of characters inside them. Everything is simplified first.

The file: little-endian.
  u16 number of characters n, u32 number of pairs
  n x u16    the characters (all of GB2312), most frequent first; the first, U+0000, stands for what is no
             character: a mark, a digit, the edge of a text
  n x u8     their frequency: -log of it in steps of 1/16
  n x u8     what is left for pairs not listed: -log of the factor, steps of 1/16
  n x u16    number of pairs that start with each
  pairs x u8 the second character: the step from the one before in the row, 255 = add 255 and read on
  pairs x u4 their probability: -log of it in steps of 1/2, low half first
  u32 number of triples
  pairs x u8 number of triples that start with each pair, in the order of the pairs
  triples x u8 the third character: as the second ones
  triples x u4 their probability, as that of pairs
"""
import collections
import json
import math
import pathlib
import struct
import subprocess
import sys

import jieba
import zhconv

from hanzi import in_charset, is_han

OUT = pathlib.Path(__file__).parent.parent / "src/lexicon/tables/bigrams.bin"
PAIRS = 81_000
TRIPLES = 25_000
# How much the pair's guess counts beside what was seen of a triple.
PRIOR = 4
EDGE = "\0"
# Weight of a source's total against libpinyin's.
WEIGHTS = {"essay": 0.15, "jieba": 0.25}


def dump(path):
    """Keys and values of a Berkeley DB."""
    lines = iter(subprocess.run(["db5.3_dump", path], capture_output=True, text=True, check=True).stdout.splitlines())
    while not next(lines).startswith("HEADER"):
        pass
    for line in lines:
        if line.startswith("DATA"):
            return
        yield bytes.fromhex(line.strip()), bytes.fromhex(next(lines).strip())


def words_u32(data):
    return struct.unpack(f"<{len(data) // 4}I", data)


def simplifier():
    path = pathlib.Path(zhconv.__file__).parent / "zhcdict.json"
    table = json.loads(path.read_text(encoding="utf-8"))["zh2Hans"]
    return str.maketrans({t: s for t, s in table.items() if len(t) == 1 and len(s) == 1})


class Counts:
    def __init__(self):
        self.pairs = collections.Counter()
        self.triples = collections.Counter()
        self.contexts = collections.Counter()
        self.simple = simplifier()

    def chars(self, text):
        """Whatever is no known character is an edge."""
        return [c if is_han(c) and in_charset(c, "gb2312") else EDGE for c in text.translate(self.simple)]

    def add(self, text, count):
        """Counts the pairs inside a text."""
        chars = self.chars(text)
        for pair in zip(chars, chars[1:]):
            if pair != (EDGE, EDGE):
                self.pairs[pair] += count

    def add_triples(self, text, count, ends=False):
        """Counts the triples inside a text, and how often a third character could have come."""
        chars = self.chars(text)
        for triple in zip(chars, chars[1:], chars[2:]):
            self.triples[triple] += count
        for pair in zip(chars, chars[1:] if ends else chars[1:-1]):
            self.contexts[pair] += count

    def libpinyin(self, root):
        data = root / "usr/lib/x86_64-linux-gnu/libpinyin/data"
        words = {1: EDGE}
        for key, value in dump(data / "phrase_index.bin"):
            if len(value) % 4 == 0:
                for token in words_u32(value):
                    words[token] = key.decode("utf-32-le")
        came, went = collections.Counter(), collections.Counter()
        for key, value in dump(data / "bigram.db"):
            first, items = words_u32(key)[0], words_u32(value[4:])
            for second, count in zip(items[::2], items[1::2]):
                if first in words and second in words:
                    self.add(words[first][-1] + words[second][0], count)
                    self.add_triples(words[first][-2:] + words[second][0], count)
                    self.add_triples(words[first][-1] + words[second][:2], count)
                    came[second] += count
                    went[first] += count
        for token, count in came.items():
            self.add(words[token], count)
            self.add_triples(words[token], count)
            # A word that nothing follows ended its sentence.
            self.add(words[token][-1] + EDGE, max(0, count - went[token]))

    def word_list(self, lines, weight):
        rows = [(f[0], float(f[1])) for f in (line.split() for line in lines) if len(f) >= 2 and len(f[0]) > 1]
        total = sum(count * (len(word) - 1) for word, count in rows)
        scale = weight * sum(self.pairs.values()) / total
        for word, count in rows:
            self.add(word, count * scale)
            self.add_triples(word, count * scale, ends=True)


def model(pairs):
    """Characters by frequency, their probabilities, and the pairs worth keeping."""
    total = sum(pairs.values())
    unigram = collections.Counter()
    for (_, b), n in pairs.items():
        unigram[b] += n
    every = {c for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF)
             for c in bytes([lead, trail]).decode("gb2312", "ignore")}
    for c in every:
        unigram[c] += 0.5
    order = [EDGE] + sorted((c for c in unigram if c != EDGE), key=lambda c: (-unigram[c], c))
    frequency = {c: unigram[c] / total for c in order}
    row_total = collections.Counter()
    for (a, _), n in pairs.items():
        row_total[a] += n
    # A little is kept back for what was never seen.
    held = lambda a: 0.6 * len(rows[a]) / (row_total[a] + len(rows[a])) + 1e-3
    rows = collections.defaultdict(dict)
    for (a, b), n in pairs.items():
        if n >= 3:
            rows[a][b] = n
    scored = []
    for a, row in rows.items():
        keep = 1 - held(a)
        for b, n in row.items():
            p = keep * n / row_total[a]
            gain = n * (math.log(p) - math.log(frequency[b]) + 0.7)
            if p > frequency[b] * 1.2:
                scored.append((gain, a, b, p))
    scored.sort(key=lambda s: (-s[0], s[1], s[2]))
    kept = collections.defaultdict(dict)
    for _, a, b, p in scored[:PAIRS]:
        kept[a][b] = p
    return order, frequency, kept


def longer(counts, frequency, pairs):
    """The triples worth keeping: those whose third character is likelier than the pair before it tells."""
    scored = []
    for (a, b, c), n in counts.triples.items():
        if n < 3 or b not in pairs.get(a, {}):
            continue
        guess = pairs.get(b, {}).get(c, frequency.get(c, 0) * 0.3)
        p = (n + PRIOR * guess) / (counts.contexts[a, b] + PRIOR)
        if p > guess * 1.3:
            scored.append((n * math.log(p / guess), a, b, c, p))
    scored.sort(key=lambda s: (-s[0], s[1:4]))
    kept = collections.defaultdict(dict)
    for _, a, b, c, p in scored[:TRIPLES]:
        kept[a, b][c] = p
    return kept


def row(nexts, index):
    """A row of the file: steps between the characters' numbers, probabilities."""
    gaps, halves, last = [], [], 0
    for number, p in sorted((index[c], p) for c, p in nexts.items()):
        gap, last = number - last, number
        gaps += [255] * (gap // 255) + [gap % 255]
        halves.append(step(p, 2, 15))
    return gaps, halves


def step(p, scale, top):
    return min(top, max(0, round(-math.log(max(p, 1e-30)) * scale)))


def pack(halves):
    return bytes(halves[i] | (halves[i + 1] if i + 1 < len(halves) else 0) << 4 for i in range(0, len(halves), 2))


def write(order, frequency, kept, triples):
    index = {c: i for i, c in enumerate(order)}
    left, lengths, gaps, halves = [], [], [], []
    counts, third_gaps, third_halves = [], [], []
    for a in order:
        nexts = kept.get(a, {})
        rest = 1 - sum(nexts.values())
        unseen = 1 - sum(frequency[b] for b in nexts)
        left.append(step(min(1, max(rest, 0.01) / max(unseen, 0.01)), 16, 255))
        lengths.append(len(nexts))
        of_row = row(nexts, index)
        gaps += of_row[0]
        halves += of_row[1]
        for b in sorted(nexts, key=index.get):
            thirds = dict(sorted(triples.get((a, b), {}).items(), key=lambda t: -t[1])[:255])
            counts.append(len(thirds))
            of_row = row(thirds, index)
            third_gaps += of_row[0]
            third_halves += of_row[1]
    data = struct.pack("<HI", len(order), len(halves))
    data += struct.pack(f"<{len(order)}H", *map(ord, order))
    data += bytes(step(frequency[c], 16, 255) for c in order) + bytes(left)
    data += struct.pack(f"<{len(order)}H", *lengths) + bytes(gaps) + pack(halves)
    data += struct.pack("<I", len(third_halves)) + bytes(counts) + bytes(third_gaps) + pack(third_halves)
    OUT.write_bytes(data)
    print(f"{OUT.name}: {len(order)} characters, {len(halves)} pairs, {len(third_halves)} triples, {len(data)} bytes")


def main():
    root = pathlib.Path(sys.argv[1])
    counts = Counts()
    counts.libpinyin(root)
    counts.word_list((root / "usr/share/rime-data/essay.txt").read_text(encoding="utf-8").splitlines(), WEIGHTS["essay"])
    jieba_words = pathlib.Path(jieba.__file__).parent / "dict.txt"
    counts.word_list(jieba_words.read_text(encoding="utf-8").splitlines(), WEIGHTS["jieba"])
    order, frequency, pairs = model(counts.pairs)
    write(order, frequency, pairs, longer(counts, frequency, pairs))


if __name__ == "__main__":
    main()
