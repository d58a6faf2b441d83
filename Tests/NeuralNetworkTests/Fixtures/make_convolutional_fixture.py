#!/usr/bin/env python3
"""Writes convolutional-normalized.safetensors: PyTorch's numbers, in double precision, for a small network with batch
normalization, dropout excepted: conv 4×3×3 padding 1, norm, ReLU, pool 2, conv 5×3×3, ReLU, dense 10; eight steps of AdamW
with label smoothing on one batch of sixteen 8×8 images.
"""
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)
pixels = torch.randint(0, 17, (16, 1, 8, 8), dtype=torch.uint8)
labels = torch.randint(0, 10, (16,))
net = nn.Sequential()
for name, layer in {"conv1": nn.Conv2d(1, 4, 3, padding=1), "norm1": nn.BatchNorm2d(4), "relu1": nn.ReLU(),
                    "pool1": nn.MaxPool2d(2), "conv2": nn.Conv2d(4, 5, 3), "relu2": nn.ReLU(), "flatten": nn.Flatten(),
                    "dense1": nn.Linear(20, 10)}.items():
    net.add_module(name, layer)
nn.init.uniform_(net.norm1.weight, 0.5, 1.5)
nn.init.uniform_(net.norm1.bias, -0.5, 0.5)
for parameter in net.parameters():
    parameter.data = parameter.data.float().double()


def named_parameters():
    """By the names of digit, which calls a normalization's weight and bias its scale and shift."""
    ours = {"norm1.weight": "norm1.scale", "norm1.bias": "norm1.shift"}
    return {ours.get(name, name): value.detach().float().contiguous() for name, value in net.named_parameters()}


tensors = {"pixels": pixels.reshape(16, 64), "labels": labels.to(torch.uint8)}
tensors |= {f"initial.{name}": value.clone() for name, value in named_parameters().items()}
optimizer = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=0.1)
loss_function, losses = nn.CrossEntropyLoss(label_smoothing=0.1), []
for _ in range(8):
    optimizer.zero_grad()
    loss = loss_function(net(pixels / 16.0), labels)
    loss.backward()
    losses.append(loss.item())
    optimizer.step()
tensors |= {f"final.{name}": value.clone() for name, value in named_parameters().items()}
tensors["losses"] = torch.tensor(losses, dtype=torch.float32)
save_file(tensors, Path(__file__).with_name("convolutional-normalized.safetensors"))
