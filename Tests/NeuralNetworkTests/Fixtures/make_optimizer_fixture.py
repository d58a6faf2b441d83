#!/usr/bin/env python3
"""Writes optimizers.safetensors: PyTorch's numbers, in double precision, for each optimizer on a tiny network.

The network is conv 3×3×3, ReLU, pool 2, dense 7, ReLU, dense 10 on sixteen 6×6 images. Each training takes twelve steps
on batches of 5, 5, 5 and 1 samples, in order, from the same initial parameters.

Made with PyTorch 2.15.0 and safetensors (pip install torch safetensors).
"""
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

# With some seeds, a gradient is so close to 0 that Adam magnifies its rounding error in single precision; not with this.
torch.manual_seed(6)
torch.set_default_dtype(torch.float64)
pixels = torch.randint(0, 17, (16, 1, 6, 6), dtype=torch.uint8)
labels = torch.randint(0, 10, (16,))

OPTIMIZERS = {
    "sgd-decay": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.05),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "momentum-decay": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.05),
    "adam": lambda p: torch.optim.Adam(p, lr=0.02),
    "adam-decay": lambda p: torch.optim.Adam(p, lr=0.02, weight_decay=0.05),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.02, weight_decay=0.1),
    "adamw-betas": lambda p: torch.optim.AdamW(p, lr=0.02, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.1),
}


def make_network():
    net = nn.Sequential()
    for name, layer in {"conv1": nn.Conv2d(1, 3, 3), "relu1": nn.ReLU(), "pool1": nn.MaxPool2d(2),
                        "flatten": nn.Flatten(), "dense1": nn.Linear(12, 7), "relu2": nn.ReLU(),
                        "dense2": nn.Linear(7, 10)}.items():
        net.add_module(name, layer)
    return net


def named_parameters(net):
    return {name: value.detach().float().contiguous().clone() for name, value in net.named_parameters()}


initial = named_parameters(make_network())
tensors = {"pixels": pixels.reshape(16, 36), "labels": labels.to(torch.uint8)}
tensors |= {f"initial.{name}": value for name, value in initial.items()}
for optimizer_name, make_optimizer in OPTIMIZERS.items():
    net = make_network()
    for name, value in net.named_parameters():
        value.data = initial[name].double()
    optimizer = make_optimizer(net.parameters())
    losses = []
    for _ in range(3):
        for start in range(0, 16, 5):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(net(pixels[start:start + 5] / 16.0), labels[start:start + 5])
            loss.backward()
            losses.append(loss.item())
            optimizer.step()
    tensors[f"{optimizer_name}.losses"] = torch.tensor(losses, dtype=torch.float32)
    tensors |= {f"{optimizer_name}.{name}": value for name, value in named_parameters(net).items()}
save_file(tensors, Path(__file__).with_name("optimizers.safetensors"))
