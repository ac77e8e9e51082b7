#!/usr/bin/env python3
"""Makes src/lexicon/tables/theme-pairs.tsv.

    python3 scripts/theme_pairs.py          # writes the table
    python3 scripts/theme_pairs.py --check  # how well each report's themes follow from the others alone

A naive Bayes model over pairs of neighbouring characters, of our own annotated text only: the directives of the reports
in tests/reports/dev up to LEARNED, and the sentences of tests/reports/themes.tsv. Each sentence counts a pair once for each of its themes.
"""
import collections, math, pathlib, re, sys

ROOT = pathlib.Path(__file__).parent.parent
TABLE = ROOT / 'src/lexicon/tables/theme-pairs.tsv'
THEMES = ('understanding command inbound testing quarantine treatment vaccination places community supply publicity '
          'accountability economy readiness other').split()
LEARNED = 378     # the number of the last report that is learned from: those written later tell how well themes are told
SMOOTHING = 0.3   # added to every count, here for the check and in src/analysis/directives/pairs.rs
RARE = 2          # pairs of fewer sentences tell next to nothing: half a hundredth of F1 for 45 kB
HEAD = """# Pairs of neighbouring characters that tell what a directive is about.
# first: the first character of the pairs.
# seconds: the second ones, behind the themes of the sentences that have the pair: a letter for each theme, a to o in the order of
# the gold schema (understanding, command … other), and how many sentences, where there are more than one.
# Source: our own annotated sentences, by scripts/theme_pairs.py.
first\tseconds
"""


def pairs(text):
    return {run[at:at + 2] for run in re.findall('[\u4e00-\u9fff]+', text) for at in range(len(run) - 1)}


def reports():
    """The sentences of each report with their themes, and those that stand alone."""
    files = sorted((ROOT / 'tests/reports/dev').glob('*.src'))
    for file in (file for file in files if int(file.name.split('-')[0]) <= LEARNED):
        text = file.read_text(encoding='utf-8')
        found = re.findall(r'⟦[^|;]*;[^|;]*;[^|;]*;([^|;]*)[^|]*\|([^⟧]*)⟧', text)
        yield [(themes.split(','), sentence) for themes, sentence in found]
    for line in (ROOT / 'tests/reports/themes.tsv').read_text(encoding='utf-8').splitlines():
        if line and line[0] != '#':
            themes, sentence = line.split('\t')
            yield [(themes.split(), sentence)]


def train(sentences):
    counts, seen = collections.defaultdict(collections.Counter), collections.Counter()
    for themes, sentence in sentences:
        for pair in pairs(sentence):
            counts[pair].update(themes)
            seen[pair] += 1
    return {pair: row for pair, row in counts.items() if seen[pair] >= RARE}


def best(counts, size, sentence):
    known = [counts[pair] for pair in pairs(sentence) if pair in counts]
    likely = lambda theme: sum(math.log((row[theme] + SMOOTHING) / (size[theme] + SMOOTHING * len(counts))) for row in known)
    return max(THEMES, key=likely)


def check(reports):
    right = total = 0
    for at, report in enumerate(reports):
        if len(report) > 1:
            counts = train(s for other in reports[:at] + reports[at + 1:] for s in other)
            size = collections.Counter()
            for row in counts.values():
                size.update(row)
            right += sum(best(counts, size, sentence) in themes for themes, sentence in report)
            total += len(report)
    print(f'{right} of {total} sentences have the likeliest theme by the pairs of other reports alone')


def write(counts):
    letters = 'abcdefghijklmno'
    code = lambda row: ''.join(letter + (str(row[t]) if row[t] > 1 else '') for letter, t in zip(letters, THEMES) if row[t])
    rows = collections.defaultdict(lambda: collections.defaultdict(str))
    for pair in sorted(counts):
        rows[pair[0]][code(counts[pair])] += pair[1]
    cell = lambda row: ' '.join(themes + seconds for themes, seconds in sorted(row.items()))
    TABLE.write_text(HEAD + ''.join(f'{first}\t{cell(row)}\n' for first, row in sorted(rows.items())), encoding='utf-8')
    print(f'{len(counts)} pairs in {len(rows)} rows')


if __name__ == '__main__':
    found = list(reports())
    check(found) if '--check' in sys.argv else write(train(s for report in found for s in report))
