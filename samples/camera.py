"""Paper, light and camera: turns a mask of ink into a photo."""

import numpy as np
from PIL import Image, ImageFilter


def blurred(plane, radius):
    """A plane of any range, blurred by a Gaussian of `radius` pixels."""
    low, high = plane.min(), plane.max()
    image = Image.fromarray(np.uint8(255 * (plane - low) / max(high - low, 1e-9)))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), float) / 255 * (high - low) + low


def grain(rng, size, scale):
    """Noise of standard deviation 1 with a grain of about `scale` pixels: (height, width)."""
    coarse = rng.normal(size=(int(size[1] / scale) + 4, int(size[0] / scale) + 4))
    image = Image.fromarray(np.float32(coarse)).resize(
        (int(coarse.shape[1] * scale), int(coarse.shape[0] * scale)), Image.Resampling.BICUBIC)
    plane = np.asarray(image, float)[:size[1], :size[0]]
    return (plane - plane.mean()) / plane.std()


def paper(rng, size, color=(244, 242, 236)):
    """A blank page, 0…255: (height, width, 3)."""
    tooth = 1.2 * grain(rng, size, 2.3) + 1.3 * grain(rng, size, 40)
    return np.asarray(color, float) + tooth[..., None]


def rule(rng, page, pitch, color=(150, 176, 214), squared=False, width=1.6):
    """Prints ruled lines (or squares) on a page, `pitch` pixels apart."""
    height, across = page.shape[:2]
    strength = np.zeros((height, across))
    y = np.arange(height)[:, None]
    offset = rng.uniform(0.2, 0.8) * pitch
    away = np.abs((y - offset + pitch / 2) % pitch - pitch / 2)
    strength = np.maximum(strength, np.clip(width / 2 + 0.5 - away, 0, 1))
    if squared:
        x = np.arange(across)[None, :]
        away = np.abs((x - offset + pitch / 2) % pitch - pitch / 2)
        strength = np.maximum(strength, np.clip(width / 2 + 0.5 - away, 0, 1))
    return page + (np.asarray(color, float) - page) * 0.75 * strength[..., None]


def write(page, mask, color, strength=0.95):
    """Covers a page with ink of a color where the mask is 1."""
    return page + (np.asarray(color, float) - page) * (strength * mask)[..., None]


def pencil(rng, mask, hardness=0.55):
    """A mask with the texture of graphite or chalk on rough paper."""
    height, width = mask.shape
    tooth = grain(rng, (width, height), 2.2)
    return np.clip(mask * (hardness + 0.32 * tooth + 0.10), 0, 1) * np.clip(mask * 1.3, 0, 1)


def seen_askew(page, degrees=0.0, tilt=0.0):
    """The page rotated by `degrees`, with its far edge narrowed by the fraction `tilt`, and cropped to the page."""
    height, width = page.shape[:2]
    angle = np.deg2rad(degrees)
    c, s = np.cos(angle), np.sin(angle)
    reach = 1 / (abs(c) + abs(s) * max(width / height, height / width)) / (1 + tilt)
    targets = [(0, 0), (width, 0), (width, height), (0, height)]
    rows, values = [], []
    for x, y in targets:
        u, v = (x - width / 2) * reach, (y - height / 2) * reach
        u *= 1 - tilt * (y / height - 0.5)
        rows += [[x, y, 1, 0, 0, 0], [0, 0, 0, x, y, 1]]
        values += [c * u - s * v + width / 2, s * u + c * v + height / 2]
        rows[-2] += [-x * values[-2], -y * values[-2]]
        rows[-1] += [-x * values[-1], -y * values[-1]]
    transform = np.linalg.solve(np.array(rows), np.array(values))
    image = Image.fromarray(np.uint8(page.clip(0, 255).round()))
    return np.asarray(image.transform(image.size, Image.Transform.PERSPECTIVE, transform, Image.Resampling.BICUBIC), float)


def lit(page, toward, fall, warmth=0.0, shadow=0.0):
    """The page under light from the direction `toward` (degrees) that falls off by the fraction `fall`, with the
    blurred shadow of a hand or phone in one corner, darker by the fraction `shadow`. `warmth` removes (or adds) blue."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width]
    u, v = x / width - 0.5, y / height - 0.5
    angle = np.deg2rad(toward)
    light = 1 - fall * (0.5 - (u * np.cos(angle) + v * np.sin(angle)))
    light *= 1 - 0.25 * fall * (u * u + v * v) * 2
    if shadow:
        edge = u * np.cos(angle + 0.5) + v * np.sin(angle + 0.5) + 0.04 * np.sin(5 * (v - u))
        light *= 1 - shadow * blurred((edge < -0.22).astype(float), width / 45)
    return page * light[..., None] * np.array([1 + 0.35 * warmth, 1.0, 1 - warmth])


def taken(rng, page, blur=0.8, noise=3.0):
    """The image that a phone takes: slightly blurred, with smoothed sensor noise."""
    image = Image.fromarray(np.uint8(page.clip(0, 255).round())).filter(ImageFilter.GaussianBlur(blur))
    size = image.size
    plane = np.asarray(image, float)
    level = noise * (0.6 + 0.6 * (1 - plane.mean(axis=2) / 255))
    plane = plane + (level * grain(rng, size, 1.6))[..., None]
    for channel in range(3):
        plane[..., channel] += 0.5 * level * grain(rng, size, 4)
    return Image.fromarray(np.uint8(plane.clip(0, 255).round()))
