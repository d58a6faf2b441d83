#!/usr/bin/env python3
"""Writes written-by-python.safetensors with the safetensors package, and prints the logits that the test expects."""
from pathlib import Path
import numpy as np
from safetensors.numpy import save_file

rng = np.random.default_rng(7)
w1, b1, w2, b2 = (rng.standard_normal(shape).astype(np.float32) / 4 for shape in ((6, 64), (6,), (10, 6), (10,)))
tensors = {"dense1.weight": w1, "dense1.bias": b1, "dense2.weight": w2, "dense2.bias": b2}
metadata = {"format": "digit 1", "layers": "dense(6) relu dense(10)", "input": "1x8x8", "pixel_scale": "16",
            "preprocessing": "1", "labels": "0,1,2,3,4,5,6,7,8,9", "temperature": "1.5"}
save_file(tensors, Path(__file__).with_name("written-by-python.safetensors"), metadata=metadata)

x = (np.arange(64) * 7 % 17).astype(np.float32) / 16
print((w2 @ np.maximum(0, w1 @ x + b1) + b2).tolist())
