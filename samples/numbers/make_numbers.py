#!/usr/bin/env python3
"""Makes the images of numbers beside this file, and labels.tsv (Python 3.9+, NumPy, Pillow).

As in ../make_samples.py, all of it is synthetic. Running it again makes the same images.
"""

import sys
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent))

from camera import blurred, grain, lit, paper, rule, seen_askew, taken, write  # noqa: E402
from strokes import by_hand, ink_mask  # noqa: E402

BLUE_BLACK, BLUE, BLACK = (34, 42, 78), (38, 58, 150), (30, 30, 34)
VARIANTS = {"0": ["0"], "1": ["1 flag", "1 bar"], "2": ["2", "2 loop"], "3": ["3"], "4": ["4 open"], "5": ["5"], "6": ["6"],
            "7": ["7", "7 crossed"], "8": ["8"], "9": ["9"]}


def number(rng, digits, gap=0.16, aspect=0.62, slant=0.06):
    """The strokes of a number as one hand writes it: curves in a box 1 high, and its width."""
    curves, x = [], 0.0
    for digit in digits:
        variant = rng.choice(VARIANTS[digit])
        wide = 0.3 if variant == "1 bar" else aspect
        drop = rng.normal(scale=0.03)
        strokes = by_hand(rng, variant, slant=slant, aspect=aspect)
        curves += [path + (x - (aspect - wide) / 2, drop) for path in strokes]
        x += wide + gap * rng.uniform(0.6, 1.4)
    return curves, x - gap


def ink(rng, digits, size, corner, height, pen, **hand):
    """The ink of a number on a page, with its upper left corner at `corner`."""
    curves, _ = number(rng, digits, **hand)
    return ink_mask(rng, curves, size, corner, height, pen)


def frame(page, lines, color, strength=0.8):
    """Prints straight lines (left, top, right, bottom), in pixels, on a page."""
    mask = np.zeros(page.shape[:2])
    for left, top, right, bottom in lines:
        mask[top:bottom, left:right] = 1
    return write(page, blurred(mask, 0.6), color, strength)


def cell(rng):
    """The cell of a form, cut out along its borders."""
    size = (330, 150)
    page = paper(rng, size, (236, 236, 232))
    page = frame(page, [(0, 4, 330, 7), (0, 141, 330, 144), (5, 0, 8, 150), (322, 0, 325, 150)], (70, 70, 70))
    page = write(page, ink(rng, "2074", size, (62, 36), 78, 6), BLACK)
    return taken(rng, seen_askew(page, degrees=0.6), blur=0.7, noise=1.5).convert("L")


def amount(rng):
    """The amount of a check: a patterned ground, and a rule under the number."""
    size = (700, 190)
    y, x = np.mgrid[0:size[1], 0:size[0]]
    waves = np.sin(x / 9 + 3 * np.sin(y / 14)) * np.sin(y / 7 + 2 * np.sin(x / 31))
    page = paper(rng, size, (222, 232, 226)) - 9 * (waves > 0.2)[..., None]
    page = frame(page, [(0, 150, 700, 153)], (90, 110, 100))
    page = write(page, ink(rng, "18350", size, (150, 44), 98, 7, gap=0.08, slant=0.12), BLUE_BLACK)
    page = seen_askew(page, degrees=-1.5)
    return taken(rng, lit(page, toward=40, fall=0.2), noise=2)


# The numbers of the page, one line of the table after the other.
ROWS = [["14", "380", "2750"], ["27", "415", "964"], ["35", "92", "13048"], ["48", "706", "581"],
        ["59", "1230", "6427"], ["63", "847", "75"]]


def page(rng):
    """A table on squared paper, photographed askew under uneven light."""
    size = (1200, 900)
    sheet = rule(rng, paper(rng, size), pitch=34, color=(160, 180, 206), squared=True)
    top, pitch, columns = 130, 108, [140, 330, 640, 1060]
    lines = [(columns[0], top + pitch * row, columns[-1], top + pitch * row + 3) for row in range(len(ROWS) + 1)]
    lines += [(x, top, x + 3, top + pitch * len(ROWS)) for x in columns]
    sheet = frame(sheet, lines, (50, 54, 70))
    for row, numbers in enumerate(ROWS):
        for left, digits in zip(columns, numbers):
            corner = (left + rng.uniform(30, 50), top + pitch * row + rng.uniform(22, 30))
            sheet = write(sheet, ink(rng, digits, size, corner, 58, 5), BLUE)
    sheet = seen_askew(sheet, degrees=2.5, tilt=0.05)
    return taken(rng, lit(sheet, toward=-40, fall=0.35, warmth=0.08, shadow=0.2), noise=2)


# file, label, drawing, seed, how to save it
PICTURES = [
    ("cell.png", "2074", cell, 31, {"optimize": True}),
    ("amount.jpeg", "18350", amount, 32, {"quality": 80}),
    ("page.jpeg", None, page, 33, {"quality": 75}),
]


def main():
    rows = ["file\tlabel"]
    for file, label, draw, seed, options in PICTURES:
        draw(np.random.default_rng(seed)).save(FOLDER / file, **options)
        if label:
            rows.append(f"{file}\t{label}")
    (FOLDER / "labels.tsv").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
