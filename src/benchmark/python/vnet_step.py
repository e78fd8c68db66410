#!/usr/bin/python3
"""Time of one training step of the same network in PyTorch: forward, backward and optimiser, on patches that are there already.

Usage: vnet_step.py WIDTH HEIGHT DEPTH FILTERS [float32|bfloat16]. Prints the median of 20 steps, in milliseconds.
Needs PyTorch 1.13 or newer (Debian: python3-torch).
"""
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional

CONVOLUTIONS = (1, 2, 3, 3, 3)
BATCH = 2
THREADS = 2
STEPS = 20


def layer(convolution, channels):
    return nn.Sequential(convolution, nn.BatchNorm3d(channels), nn.ReLU())


def block(count, channels, first=None):
    return nn.Sequential(*[layer(nn.Conv3d(first if i == 0 and first else channels, channels, 3, padding=1, bias=False), channels)
                           for i in range(count)])


class VNet(nn.Module):

    def __init__(self, filters, classes=2):
        super().__init__()
        widths = [filters << level for level in range(5)]
        self.encoder = nn.ModuleList(block(CONVOLUTIONS[level], widths[level], 1 if level == 0 else None) for level in range(5))
        self.down = nn.ModuleList(layer(nn.Conv3d(widths[level], widths[level + 1], 2, 2, bias=False), widths[level + 1]) for level in range(4))
        self.up = nn.ModuleList(layer(nn.ConvTranspose3d(widths[level + 1], widths[level], 2, 2, bias=False), widths[level]) for level in range(4))
        self.decoder = nn.ModuleList(block(CONVOLUTIONS[level], widths[level]) for level in range(4))
        self.dropout = nn.Dropout3d(0.2)
        self.output = nn.Conv3d(filters, classes, 1)

    def forward(self, x):
        skips = []
        for level in range(5):
            x = self.encoder[level](x)
            if level < 4:
                skips.append(x)
                x = self.down[level](x)
        x = self.dropout(x)
        for level in reversed(range(4)):
            x = self.decoder[level](self.up[level](x) + skips[level])
        return self.output(self.dropout(x))


def main():
    width, height, depth, filters = map(int, sys.argv[1:5])
    reduced = len(sys.argv) > 5 and sys.argv[5] == "bfloat16"
    torch.set_num_threads(THREADS)
    torch.manual_seed(1)
    network = VNet(filters)
    optimizer = torch.optim.AdamW(network.parameters(), 2e-3)
    image = torch.randn(BATCH, 1, depth, height, width)
    label = (torch.rand(BATCH, depth, height, width) > 0.9).long()
    times = []
    for step in range(STEPS + 2):
        start = time.perf_counter()
        optimizer.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled=reduced):
            logits = network(image)
        logits = logits.float()
        foreground = logits.softmax(1)[:, 1]
        dice = 1 - 2 * (foreground * label).sum() / (foreground ** 2 + label).sum()
        loss = (functional.cross_entropy(logits, label) + 0.3 * dice) / 2
        loss.backward()
        optimizer.step()
        times.append(time.perf_counter() - start)
    print(f"PyTorch {torch.__version__} {'bfloat16' if reduced else 'float32'}: {1000 * statistics.median(times[2:]):.0f} ms")


main()
