#!/usr/bin/env python3
"""Makes the sample images beside this file, and labels.tsv (Python 3.9+, NumPy, Pillow).

The images are synthetic: a stroke skeleton with the irregularities of a hand, a pen, paper, light and the defects of a
camera, from one seed per image. Running it again makes the same images.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from camera import blurred, grain, lit, paper, pencil, rule, seen_askew, taken, write
from strokes import by_hand, ink_mask

FOLDER = Path(__file__).resolve().parent

BLUE_BLACK, BLUE, BLACK, RED, GRAPHITE = (34, 42, 78), (38, 58, 150), (30, 30, 34), (176, 34, 40), (82, 82, 86)


def mark(rng, variant, size, height, pen, at=None, **hand):
    """The ink of a digit variant on a page, centered `at` a fraction of the page's width and height (default: the center)."""
    hand.setdefault("aspect", 0.72)
    x, y = at or (0.5, 0.5)
    corner = (size[0] * x - height * hand["aspect"] / 2, size[1] * y - height / 2)
    return ink_mask(rng, by_hand(rng, variant, **hand), size, corner, height, pen)


def photo(rng):
    size = (1200, 900)
    page = write(paper(rng, size), mark(rng, "4 open", size, 430, 17, at=(0.51, 0.5), slant=0.10), BLUE_BLACK)
    page = seen_askew(page, degrees=-4, tilt=0.10)
    return taken(rng, lit(page, toward=-50, fall=0.42, warmth=0.10, shadow=0.22), blur=1.1, noise=2.2)


def zero_pencil(rng):
    size = (640, 720)
    ink = pencil(rng, mark(rng, "0", size, 330, 9, slant=0.08))
    page = seen_askew(write(paper(rng, size), ink, GRAPHITE), degrees=3, tilt=0.05)
    return taken(rng, lit(page, toward=160, fall=0.30, warmth=0.05), noise=2.5)


def one_bar(rng):
    size = (400, 520)
    page = write(paper(rng, size, (250, 250, 250)), mark(rng, "1 bar", size, 360, 11), BLACK)
    return taken(rng, page, blur=0.6, noise=1.2).convert("L")


def one_flag(rng):
    size = (720, 720)
    page = write(paper(rng, size), mark(rng, "1 flag", size, 380, 12, slant=0.05), BLUE)
    page = seen_askew(page, degrees=2, tilt=0.08)
    return taken(rng, lit(page, toward=30, fall=0.35, warmth=0.04, shadow=0.2), noise=3)


def two_felt(rng):
    size = (800, 800)
    page = write(paper(rng, size), mark(rng, "2 loop", size, 470, 44, aspect=0.85), BLACK, strength=0.92)
    page = seen_askew(page, degrees=-6, tilt=0.04)
    return taken(rng, lit(page, toward=-120, fall=0.45, warmth=0.12), noise=3)


def two_tiny(rng):
    ink = mark(rng, "2", (112, 112), 80, 9, at=(0.52, 0.5), aspect=0.8)
    return Image.fromarray(np.uint8(255 * ink)).resize((28, 28), Image.Resampling.BOX)


def three_ruled(rng):
    size = (900, 700)
    page = rule(rng, paper(rng, size), pitch=78)
    page = write(page, mark(rng, "3", size, 330, 12, at=(0.48, 0.5), slant=0.12), BLUE_BLACK)
    page = seen_askew(page, degrees=2.5, tilt=0.06)
    return taken(rng, lit(page, toward=60, fall=0.30, warmth=0.06), noise=2.5)


def three_grey(rng):
    size = (360, 420)
    page = write(paper(rng, size, (232, 232, 232)), mark(rng, "3", size, 270, 14, aspect=0.8), (60, 60, 60))
    return taken(rng, page, blur=0.9, noise=1.5).convert("L")


def four_red(rng):
    size = (700, 900)
    page = write(paper(rng, size, (238, 240, 242)), mark(rng, "4 open", size, 360, 20, at=(0.46, 0.55)), RED)
    page = seen_askew(page, degrees=7, tilt=0.08)
    return taken(rng, lit(page, toward=100, fall=0.35, warmth=-0.05), noise=3)


def five_squared(rng):
    size = (800, 800)
    page = rule(rng, paper(rng, size), pitch=54, color=(160, 178, 200), squared=True)
    page = write(page, mark(rng, "5", size, 380, 15, at=(0.5, 0.48)), BLACK)
    page = seen_askew(page, degrees=-2, tilt=0.05)
    return taken(rng, lit(page, toward=-30, fall=0.32, warmth=0.03), noise=2.5)


def five_transparent(rng):
    ink = mark(rng, "5", (300, 360), 260, 20, slant=0.1)
    color = np.broadcast_to(np.array(BLUE, float), (*ink.shape, 3))
    return Image.fromarray(np.uint8(np.dstack([color, 255 * ink])))


def six_chalk(rng):
    size = (900, 700)
    board = np.array([44, 66, 56], float) + (3 * grain(rng, size, 3) + 7 * grain(rng, size, 90))[..., None]
    smear = blurred(mark(rng, "8", size, 560, 120, at=(0.62, 0.45)), 40)
    ink = pencil(rng, mark(rng, "6", size, 400, 22, at=(0.47, 0.5)), hardness=0.72)
    page = write(write(board, smear, (150, 160, 150), 0.15), ink, (232, 234, 226))
    return taken(rng, lit(seen_askew(page, degrees=3, tilt=0.05), toward=-70, fall=0.35), noise=3)


def six_turned(rng):
    """Held upright, stored lying: the EXIF orientation says how to turn it."""
    size = (600, 800)
    page = write(paper(rng, size), mark(rng, "6", size, 380, 13), BLUE_BLACK)
    upright = taken(rng, lit(page, toward=20, fall=0.35, warmth=0.08), noise=2.5)
    return upright.transpose(Image.Transpose.ROTATE_90)


def seven_crossed(rng):
    size = (800, 640)
    page = write(paper(rng, size, (240, 238, 230)), mark(rng, "7 crossed", size, 340, 11, at=(0.53, 0.5)), BLUE)
    page = seen_askew(page, degrees=-5, tilt=0.10)
    return taken(rng, lit(page, toward=190, fall=0.45, warmth=0.10, shadow=0.25), noise=3)


def eight_white_on_black(rng):
    ink = mark(rng, "8", (280, 280), 200, 17)
    return Image.fromarray(np.uint8(255 * ink)).convert("RGB")


def nine_far_off(rng):
    size = (1600, 1200)
    page = write(paper(rng, size), mark(rng, "9", size, 150, 7, at=(0.77, 0.27)), BLACK)
    page = seen_askew(page, degrees=1.5, tilt=0.06)
    return taken(rng, lit(page, toward=-140, fall=0.40, warmth=0.07), blur=0.9, noise=2)


TURNED = Image.Exif()
TURNED[0x0112] = 6  # "turn a quarter clockwise to see it upright"

# file, label, drawing, seed, how to save it
PICTURES = [
    ("photo.jpeg", 4, photo, 4, {"quality": 80}),
    ("zero-pencil.jpeg", 0, zero_pencil, 10, {"quality": 80}),
    ("one-bar.png", 1, one_bar, 11, {"optimize": True}),
    ("one-flag.jpeg", 1, one_flag, 12, {"quality": 80}),
    ("two-felt-pen.jpeg", 2, two_felt, 13, {"quality": 75}),
    ("two-28x28.png", 2, two_tiny, 14, {"optimize": True}),
    ("three-ruled.jpeg", 3, three_ruled, 15, {"quality": 80}),
    ("three-grey.png", 3, three_grey, 16, {"optimize": True}),
    ("four-red.jpeg", 4, four_red, 17, {"quality": 75, "progressive": True}),
    ("five-squared.jpeg", 5, five_squared, 18, {"quality": 80}),
    ("five-transparent.png", 5, five_transparent, 19, {"optimize": True}),
    ("six-chalk.jpeg", 6, six_chalk, 20, {"quality": 75}),
    ("six-turned.jpeg", 6, six_turned, 21, {"quality": 80, "exif": TURNED}),
    ("seven-crossed.jpeg", 7, seven_crossed, 22, {"quality": 78}),
    ("eight-white-on-black.png", 8, eight_white_on_black, 23, {"optimize": True}),
    ("nine-far-off.jpeg", 9, nine_far_off, 24, {"quality": 75}),
]


def main():
    rows = ["file\tlabel"]
    for file, label, draw, seed, options in PICTURES:
        draw(np.random.default_rng(seed)).save(FOLDER / file, **options)
        rows.append(f"{file}\t{label}")
    (FOLDER / "labels.tsv").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
