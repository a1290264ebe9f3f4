"""The variational benchmark's other side: the same network, weights, batches and noise in PyTorch.

Reads from FOLDER, as little-endian numbers one behind the other:
  weights.bin  float32: of each layer the matrix [outputs, inputs] and the biases: the encoder's hidden layers, the mean, the
               logarithm of the variance, the decoder's layers
  rows.bin     float32: [rows, inputs], of 0 and 1
  order.bin    int64: the rows of each step, [steps, batch]
  noise.bin    float32: [steps, batch, code]
Prints of each step, before it, the cross-entropy and the Kullback-Leibler part of the loss, means over the batch, one line each.
usage: pytorch_vae.py FOLDER SIZES ACTIVATION BATCH LEARNING_RATE THREADS    (SIZES: 784,500,500,20; ACTIVATION of torch.nn)
"""
import sys

import numpy
import torch
from torch import nn

folder, sizes, activation, batch, rate, threads = sys.argv[1:7]
sizes, batch = [int(s) for s in sizes.split(",")], int(batch)
torch.set_num_threads(int(threads))


def read(name, kind):
    return torch.from_numpy(numpy.fromfile(f"{folder}/{name}.bin", dtype=kind))


weights, at = read("weights", "<f4"), 0


def take(*shape):
    global at
    count = int(numpy.prod(shape))
    values = weights[at:at + count].reshape(shape)
    at += count
    return nn.Parameter(values.clone())


def dense(inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    layer.weight, layer.bias = take(outputs, inputs), take(outputs)
    return layer


def hidden(sizes):
    return [part for pair in zip(sizes, sizes[1:]) for part in (dense(*pair), getattr(nn, activation)())]


encoder = nn.Sequential(*hidden(sizes[:-1]))
mean, log_variance = dense(*sizes[-2:]), dense(*sizes[-2:])
decoder = nn.Sequential(*hidden(sizes[:0:-1]), dense(sizes[1], sizes[0]))
assert at == len(weights), f"{len(weights)} weights, of which {at} were used"

rows = read("rows", "<f4").reshape(-1, sizes[0])
order = read("order", "<i8").reshape(-1, batch)
noise = read("noise", "<f4").reshape(-1, batch, sizes[-1])
parameters = [p for part in (encoder, mean, log_variance, decoder) for p in part.parameters()]
optimizer = torch.optim.Adam(parameters, lr=float(rate))
for places, epsilon in zip(order, noise):
    x = rows[places]
    h = encoder(x)
    mu, gamma = mean(h), log_variance(h)
    logits = decoder(mu + torch.exp(gamma / 2) * epsilon)
    reconstruction = nn.functional.binary_cross_entropy_with_logits(logits, x, reduction="sum") / batch
    divergence = (gamma.exp() + mu * mu - 1 - gamma).sum() / 2 / batch
    optimizer.zero_grad()
    (reconstruction + divergence).backward()
    optimizer.step()
    print(repr(reconstruction.item()), repr(divergence.item()), flush=True)
