#!/usr/bin/env python3
"""Converts texts with opencc-fmmseg, by way of its binding: a JSON list of [configuration, text] in, of texts out."""
import json
import sys

import opencc_pyo3

converters = {}
out = []
for config, text in json.load(sys.stdin):
    converter = converters.setdefault(config, opencc_pyo3.OpenCC(config))
    out.append("\n".join(converter.convert(line) for line in text.split("\n")))
json.dump(out, sys.stdout, ensure_ascii=False)
