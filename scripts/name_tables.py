#!/usr/bin/env python3
"""Makes src/lexicon/tables/name-odds.tsv and name-like-words.tsv.

    pip install jieba==0.42.1 && python3 scripts/name_tables.py

Both come from the dictionary of jieba (MIT): its entries tagged as person names (nr) say which characters given
names are made of, its frequencies say how common a character or a word is in running text. The result is a naive
Bayes model: one number for each character and place in a name, the log-odds of name against text.
"""
import collections, math, pathlib
import jieba

TABLES = pathlib.Path(__file__).parent.parent / 'src/lexicon/tables'
SURNAME_FLOOR = 0.3       # bearers in ten thousand for surnames listed with 0
SMOOTHING = 0.5           # added to every count of a given-name character
LIMIT = 99                # log-odds are cut here, in tenths of a bit
COMMON = {2: 60, 3: 400}  # words of two and three characters are listed from this frequency on,
COMMON_ACT = 5            # verbs and particles of two characters from this one
RARE = 300                # characters rarer than this in running text are not listed
# Parts of speech that stand for things and places: such words are at times real names (和平, 高原, 长江).
THINGS = {'n', 'nr', 'ns', 'nz', 'nt', 'nrt', 'nrfg', 'j', 'i', 'l', 'ng', 's'}
# Verbs that the dictionary lacks.
MORE_ACTS = ['齐聚', '单独', '相约', '相聚', '党管', '包联', '包抓', '包保', '关停', '严管', '严控', '严抓', '严把', '管控', '管好', '管住', '扈从', '统管', '施策', '通联', '通办', '全覆盖', '全到位']
# Words for qualities are names less often (严明, 平安), and stand before verbs as adverbs (严肃).
QUALITIES = {'a', 'an', 'ad', 'ag', 'b', 'z'}


def read(path):
    return [line.split('\t') for line in path.read_text(encoding='utf-8').splitlines() if line and line[0] != '#'][1:]


def words():
    path = pathlib.Path(jieba.__file__).parent / 'dict.txt'
    for line in path.read_text(encoding='utf-8').splitlines():
        word, count, tag = line.split(' ')
        yield word, int(count), tag


def tenths(probability, base):
    return max(-LIMIT, min(LIMIT, round(10 * math.log2(probability / base))))


def write(name, comment, header, rows):
    lines = [f'# {line}' for line in comment] + ['\t'.join(header)]
    lines += ['\t'.join(map(str, row)) for row in sorted(rows)]
    (TABLES / name).write_text('\n'.join(lines) + '\n', encoding='utf-8')


def main():
    shares = {word: float(share) or SURNAME_FLOOR for word, share in read(TABLES / 'surnames.tsv')}
    common = {s for s, share in shares.items() if share >= 3 and len(s) == 1}
    text, places = collections.Counter(), [collections.Counter(), collections.Counter()]
    listed = []
    for word, count, tag in words():
        for character in word:
            text[character] += count
        named = tag == 'nr' and word[0] in common
        if named and len(word) == 3:
            places[0][word[1]] += 1
            places[1][word[2]] += 1
        kind = 'thing' if tag in THINGS else 'quality' if tag in QUALITIES else 'act'
        least = COMMON_ACT if kind == 'act' and len(word) == 2 else COMMON.get(len(word), math.inf)
        if word[0] in shares and count >= least and not (tag == 'nr' and len(word) == 3):
            listed.append((word, kind))
    listed += [(word, 'act') for word in MORE_ACTS if word[0] in shares and word not in dict(listed)]
    total = sum(text.values())
    sums = [sum(p.values()) for p in places]
    rows = []
    for character in sorted(text):
        if not '\u4e00' <= character <= '\u9fff' or text[character] < RARE:
            continue
        base = text[character] / total
        given = [tenths((p[character] + SMOOTHING) / (n + SMOOTHING * 3000), base) for p, n in zip(places, sums)]
        surname = tenths(shares[character] / 10000, base) if character in shares else -LIMIT
        rows.append([character, surname, *given])
    source = 'Made by scripts/name_tables.py from the dictionary of jieba 0.42.1 (MIT) and from surnames.tsv.'
    write('name-odds.tsv', [
        'How much likelier a character is in a name than in running text, as log2 in tenths.',
        'surname: as surname; first: as first of two given characters; last: as last of two, or as the only one.', source,
    ], ['character', 'surname', 'first', 'last'], rows)
    write('name-like-words.tsv', [
        'Common words of two or three characters that begin with a surname.',
        'kind: thing (noun, set phrase: at times a name too), quality (adjective), act (verb, adverb, particle: hardly ever).',
        source,
    ], ['word', 'kind'], listed)


if __name__ == '__main__':
    main()
