#!/usr/bin/env python3
"""Writes mini-batch-12-7-10.safetensors: NumPy's numbers for gradient descent on a small network, in double precision.

x is (features, samples), W is (outputs, inputs). The last batch of an epoch holds the remaining samples: 50 = 3 * 16 + 2.
"""
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

inputs, hidden, classes, count, batch, steps, rate, scale = 12, 7, 10, 50, 16, 40, 0.2, 16.0
random = np.random.default_rng(7)
labels = random.integers(0, classes, count).astype(np.uint8)
centers = random.integers(0, 17, (classes, inputs))
pixels = np.clip(centers[labels] + random.integers(-2, 3, (count, inputs)), 0, 16).astype(np.uint8)

parameters = {
    "W1": random.standard_normal((hidden, inputs)) * np.sqrt(2 / inputs), "b1": np.zeros((hidden, 1)),
    "W2": random.standard_normal((classes, hidden)) * np.sqrt(2 / hidden), "b2": np.zeros((classes, 1)),
}
parameters = {name: value.astype(np.float32).astype(np.float64) for name, value in parameters.items()}
tensors = {"pixels": pixels, "labels": labels} | {f"initial.{name}": value for name, value in parameters.items()}


def forward(x):
    a1 = np.maximum(0, parameters["W1"] @ x + parameters["b1"])
    exponentials = np.exp(parameters["W2"] @ a1 + parameters["b2"])
    return a1, exponentials / exponentials.sum(axis=0)


losses, accuracies = [], []
for step in range(steps):
    start = step % -(-count // batch) * batch
    x, y = pixels[start:start + batch].T / scale, labels[start:start + batch]
    samples = np.arange(len(y))
    a1, p = forward(x)
    losses.append(-np.log(p[y, samples]).mean())
    accuracies.append((p.argmax(axis=0) == y).mean())
    dz2 = p.copy()
    dz2[y, samples] -= 1
    dz1 = (parameters["W2"].T @ dz2) * (a1 > 0)
    gradients = {"W1": dz1 @ x.T, "b1": dz1.sum(axis=1, keepdims=True),
                 "W2": dz2 @ a1.T, "b2": dz2.sum(axis=1, keepdims=True)}
    for name, gradient in gradients.items():
        if step == 0:
            tensors[f"first.{name}.gradient"] = gradient / len(y)
        parameters[name] = parameters[name] - rate * gradient / len(y)

tensors |= {f"final.{name}": value for name, value in parameters.items()}
tensors |= {"losses": np.array(losses), "accuracies": np.array(accuracies),
            "final.probabilities": forward(pixels.T / scale)[1]}
save_file({name: np.ascontiguousarray(value if value.dtype == np.uint8 else value.astype(np.float32))
           for name, value in tensors.items()},
          Path(__file__).with_name("mini-batch-12-7-10.safetensors"),
          metadata={"hidden": str(hidden), "learning_rate": str(rate), "steps": str(steps), "batch_size": str(batch),
                    "pixel_scale": str(scale)})
