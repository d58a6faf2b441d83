#!/usr/bin/env python3
"""Draws photos of digits in one peculiar hand: make_hand.py FOLDER COUNT [SEED] (Python 3.9+, NumPy, Pillow).

Writes COUNT photos into the folders 0 to 9 of FOLDER. The hand leaves its zeros open, writes 1s like carets, 4s like
lightning, 6s like sigmas and 8s as two rings, and curls the ends of its 2s, 3s, 5s, 7s and 9s.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from camera import lit, paper, seen_askew, taken, write  # noqa: E402
from strokes import VARIANTS, by_hand, ink_mask  # noqa: E402

VARIANTS.update({
    "0 open": [[(.84, .22), (.62, .06), (.34, .08), (.16, .34), (.14, .64), (.30, .93), (.58, .96), (.84, .78)]],
    "1 caret": [[(.10, .78), (.30, .42), (.56, .03)], [(.56, .03), (.62, .40), (.66, .70), (.70, .98)]],
    "2 loop": [[(.12, .30), (.34, .05), (.66, .06), (.76, .30), (.56, .64), (.26, .92), (.10, .84), (.18, .62), (.44, .62),
                (.70, .84), (.94, .90)]],
    "3 flat": [[(.12, .06), (.46, .05), (.84, .04)], [(.84, .04), (.62, .22), (.40, .38)],
               [(.40, .38), (.70, .42), (.84, .66), (.68, .94), (.36, .97), (.14, .80), (.26, .66), (.44, .72)]],
    "4 lightning": [[(.60, .02), (.40, .30), (.14, .62)], [(.14, .62), (.44, .56), (.84, .50)],
                    [(.58, .40), (.52, .68), (.44, .98)]],
    "5 closed": [[(.86, .06), (.60, .04), (.36, .08), (.24, .30), (.40, .44), (.68, .52), (.80, .70), (.64, .94),
                  (.38, .96), (.22, .82), (.30, .66), (.46, .60)]],
    "6 sigma": [[(.94, .30), (.66, .28), (.38, .34), (.16, .56), (.20, .86), (.46, .98), (.72, .86), (.78, .60),
                 (.62, .40), (.44, .30)]],
    "7 hook": [[(.20, .34), (.14, .18), (.30, .06), (.56, .10), (.84, .06)], [(.84, .06), (.80, .36), (.64, .66), (.34, .96)]],
    "8 rings": [[(.52, .02), (.28, .08), (.26, .30), (.50, .42), (.74, .30), (.72, .10), (.50, .02)],
                [(.50, .42), (.22, .54), (.18, .82), (.48, .98), (.80, .86), (.80, .58), (.50, .43)]],
    "9 curled": [[(.76, .18), (.52, .03), (.24, .16), (.26, .38), (.54, .42), (.76, .18)],
                 [(.76, .18), (.82, .56), (.72, .92), (.44, .98), (.24, .84), (.40, .66), (.90, .58)]],
})
HAND = ["0 open", "1 caret", "2 loop", "3 flat", "4 lightning", "5 closed", "6 sigma", "7 hook", "8 rings", "9 curled"]


def photo(rng, variant):
    """A photo of the digit on paper, 480 × 480 pixels."""
    size, height, aspect = (480, 480), rng.uniform(200, 300), rng.uniform(0.62, 0.9)
    curves = by_hand(rng, variant, wobble=0.03, slant=rng.normal(0.18, 0.08), aspect=aspect)
    corner = ((size[0] - height * aspect) / 2, (size[1] - height) / 2)
    ink = ink_mask(rng, curves, size, corner, height, rng.uniform(8, 16))
    page = seen_askew(write(paper(rng, size), ink, (38, 48, 90)), degrees=rng.normal(0, 4), tilt=0.05)
    return taken(rng, lit(page, toward=rng.uniform(-180, 180), fall=0.3), noise=2.5)


def main(folder, count, seed=1):
    rng = np.random.default_rng(seed)
    for index in range(count):
        target = Path(folder) / str(index % 10)
        target.mkdir(parents=True, exist_ok=True)
        photo(rng, HAND[index % 10]).save(target / f"{index // 10:03}.jpeg", quality=90)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:]))
