#!/usr/bin/env python3
"""Writes dense.safetensors and convolutional.safetensors with the safetensors package, exports them with digit (the path of the
program is the argument), and runs the exports with onnxruntime and NumPy: the test expects what they print."""
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from safetensors.numpy import save_file

FOLDER = Path(__file__).parent
INK = ((np.arange(64) * 7 % 17).astype(np.float32) / 16).reshape(1, 1, 8, 8)


def save(name, layers, shapes, seed):
    rng = np.random.default_rng(seed)
    tensors = {f"{layer}.{part}": rng.standard_normal(shape).astype(np.float32) / 4
               for layer, weight in shapes.items() for part, shape in (("weight", weight), ("bias", weight[:1]))}
    save_file(tensors, FOLDER / f"{name}.safetensors", metadata={
        "format": "digit 1", "layers": layers, "input": "1x8x8", "pixel_scale": "16", "preprocessing": "1",
        "labels": "0,1,2,3,4,5,6,7,8,9", "temperature": "1.5"})
    for kind in "onnx", "npz":
        subprocess.run([sys.argv[1], "export", FOLDER / f"{name}.safetensors", "-o", FOLDER / f"{name}.{kind}"], check=True)
    file = FOLDER / f"{name}.onnx"
    onnx.checker.check_model(onnx.load(file), full_check=True)
    print(name, onnxruntime.InferenceSession(file).run(None, {"ink": INK})[0][0].tolist())
    arrays = np.load(FOLDER / f"{name}.npz")
    assert all((arrays[key] == tensors[key]).all() for key in tensors), "the arrays differ"
    assert {key: str(arrays[key]) for key in arrays.files if key not in tensors}["temperature"] == "1.5"


save("dense", "dense(6) relu dense(10)", {"dense1": (6, 64), "dense2": (10, 6)}, 7)
save("convolutional", "conv(3,3,padding=1) relu maxpool(2) conv(4,2) dense(8) relu dense(10)",
     {"conv1": (3, 1, 3, 3), "conv2": (4, 3, 2, 2), "dense1": (8, 36), "dense2": (10, 8)}, 8)
