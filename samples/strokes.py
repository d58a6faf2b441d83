"""Handwritten digits: stroke skeletons, the irregularities of a hand, and the mark of a pen."""

import numpy as np
from PIL import Image, ImageDraw

# The path of the pen in a unit square (x to the right, y down). A variant of a digit is a list of strokes; a stroke is a
# list of points on a smooth curve. Strokes that share an end point meet in a corner.
VARIANTS = {
    "0": [[(.60, .04), (.34, .08), (.16, .34), (.14, .64), (.30, .93), (.56, .97), (.80, .74), (.84, .38),
           (.70, .10), (.48, .05)]],
    "1 bar": [[(.56, .02), (.52, .35), (.49, .68), (.46, .98)]],
    "1 flag": [[(.18, .36), (.36, .24), (.56, .03)], [(.56, .03), (.55, .40), (.53, .70), (.52, .98)]],
    "2": [[(.17, .26), (.24, .09), (.48, .02), (.70, .12), (.73, .33), (.56, .58), (.32, .80), (.14, .95)],
          [(.14, .95), (.36, .91), (.62, .95), (.88, .92)]],
    "2 loop": [[(.18, .22), (.30, .06), (.54, .03), (.71, .17), (.68, .40), (.48, .68), (.24, .91), (.12, .87),
                (.20, .77), (.40, .83), (.62, .94), (.88, .88)]],
    "3": [[(.20, .14), (.40, .03), (.66, .08), (.72, .26), (.58, .42), (.40, .47)],
          [(.40, .47), (.64, .51), (.80, .68), (.72, .88), (.48, .98), (.18, .88)]],
    "4 open": [[(.30, .04), (.24, .26), (.13, .56)], [(.13, .56), (.44, .57), (.90, .52)],
               [(.70, .10), (.66, .50), (.60, .98)]],
    "5": [[(.30, .06), (.25, .26), (.21, .45)],
          [(.21, .45), (.44, .37), (.70, .46), (.78, .68), (.64, .90), (.40, .97), (.16, .88)],
          [(.30, .07), (.55, .07), (.82, .03)]],
    "6": [[(.66, .03), (.42, .20), (.24, .48), (.18, .74), (.32, .95), (.58, .96), (.74, .80), (.68, .60),
           (.48, .54), (.28, .66), (.20, .80)]],
    "7": [[(.14, .10), (.42, .07), (.84, .06)], [(.84, .06), (.66, .36), (.50, .66), (.40, .98)]],
    "7 crossed": [[(.16, .14), (.18, .06)], [(.18, .06), (.48, .08), (.84, .05)],
                  [(.84, .05), (.64, .38), (.50, .68), (.44, .98)], [(.32, .52), (.56, .50), (.80, .47)]],
    "8": [[(.70, .16), (.50, .04), (.28, .14), (.30, .34), (.54, .50), (.74, .70), (.66, .92), (.42, .97),
           (.22, .84), (.28, .64), (.52, .48), (.70, .32), (.70, .12)]],
    "9": [[(.74, .22), (.54, .05), (.28, .14), (.22, .36), (.38, .50), (.60, .44), (.75, .20)],
          [(.75, .20), (.73, .48), (.66, .74), (.56, .98)]],
}


def smooth_noise(rng, count, knots):
    """`count` slowly changing numbers with mean near 0 and standard deviation near 1: noise at `knots`, interpolated."""
    at = np.linspace(0, knots - 1, count)
    low = np.floor(at).astype(int).clip(0, knots - 2)
    part = at - low
    ease = part * part * (3 - 2 * part)
    values = rng.normal(size=knots)
    return values[low] * (1 - ease) + values[low + 1] * ease


def curve(points, steps=60):
    """A Catmull-Rom spline through the points: (count, 2)."""
    points = np.asarray(points, float)
    ends = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:]):
        pieces.append(0.5 * (2 * start + (end - before) * t + (2 * before - 5 * start + 4 * end - after) * t ** 2
                             + (3 * start - before - 3 * end + after) * t ** 3))
    return np.vstack([*pieces, points[-1:]])


def by_hand(rng, variant, wobble=0.012, slant=0.0, aspect=0.72):
    """The strokes of a variant as written once by one hand: curves in a box `aspect` wide and 1 high."""
    shift = rng.normal(scale=1.6 * wobble, size=(4, 4, 2))
    curves = []
    for stroke in VARIANTS[variant]:
        points = np.array(stroke)
        # One displacement field for all strokes, so that strokes that meet stay connected.
        cell = np.clip(points * 3, 0, 2.999)
        i, f = cell.astype(int), cell % 1
        x, y, u, v = i[:, 0], i[:, 1], f[:, :1], f[:, 1:]
        points = points + (shift[y, x] * (1 - u) * (1 - v) + shift[y, x + 1] * u * (1 - v)
                           + shift[y + 1, x] * (1 - u) * v + shift[y + 1, x + 1] * u * v)
        path = curve(points)
        tremor = np.stack([smooth_noise(rng, len(path), 3 * len(points)) for _ in "xy"], axis=1)
        path += 0.25 * wobble * tremor
        path[:, 0] = (path[:, 0] - 0.5 + slant * (0.5 - path[:, 1])) * aspect + aspect / 2
        curves.append(path)
    return curves


def ink_mask(rng, curves, size, corner, height, width, taper=0.35):
    """The fraction of each pixel that the pen covers, 0…1, on a page of `size` (width, height) pixels.

    The digit's box has its upper left corner at `corner` and is `height` pixels high. The stroke is about `width` pixels
    wide; it tapers by `taper` toward its ends.
    """
    fine = 2 if max(size) > 600 else 4
    mask = Image.new("L", (size[0] * fine, size[1] * fine))
    draw = ImageDraw.Draw(mask)
    for path in curves:
        along = np.linspace(0, 1, len(path))
        lift = 1 - taper * np.exp(-along / 0.06) * 0.5 - taper * np.exp((along - 1) / 0.08)
        radius = fine * width / 2 * lift * (1 + 0.10 * smooth_noise(rng, len(path), 6))
        at = (np.asarray(corner) + path * height) * fine
        for (x0, y0), (x1, y1), r in zip(at, at[1:], radius):
            draw.line((x0, y0, x1, y1), fill=255, width=max(1, round(2 * r)))
            draw.ellipse((x1 - r, y1 - r, x1 + r, y1 + r), fill=255)
        x, y, r = *at[0], radius[0]
        draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
    return np.asarray(mask.resize(size, Image.Resampling.BOX), float) / 255
