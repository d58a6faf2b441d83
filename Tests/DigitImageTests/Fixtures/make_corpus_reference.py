#!/usr/bin/env python3
"""Writes a table of the pixels of a corpus's decodable files (needs Pillow and NumPy):

    make_corpus_reference.py ../../../../shared/corpora/jpeg > corpus-jpeg.tsv
"""
import csv
import sys
from pathlib import Path

from reference import row

folder = Path(sys.argv[1])
with open(folder / "index.tsv", newline="", encoding="utf-8", errors="replace") as index:
    for entry in csv.DictReader(index, delimiter="\t", quoting=csv.QUOTE_NONE):
        if entry["expected"] == "decodes":
            sys.stdout.write(row(folder / entry["file"], entry["file"]))
