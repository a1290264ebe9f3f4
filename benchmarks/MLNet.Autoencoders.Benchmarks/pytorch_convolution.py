"""The convolutional speed benchmark's other side: the same network, data size and optimiser in PyTorch.

Prints the seconds of each epoch, one a line.
usage: pytorch_convolution.py EPOCHS ROWS BATCH CHANNELSxHEIGHTxWIDTH CODE THREADS STAGE...
  CODE   the size of the dense code behind the stages; 0 for none
  STAGE  maps,kernel,stride,padding,pool: a convolution, ReLU, and max pooling by that factor (1 for none); the decoder mirrors
         each by upsampling to the nearest pixel and a transposed convolution
"""
import sys
import time

import torch
from torch import nn

epochs, rows, batch = (int(a) for a in sys.argv[1:4])
shape = [int(a) for a in sys.argv[4].split("x")]
code, threads = int(sys.argv[5]), int(sys.argv[6])
stages = [[int(a) for a in stage.split(",")] for stage in sys.argv[7:]]
torch.set_num_threads(threads)
torch.manual_seed(1)
data = torch.rand(rows, *shape)

encoder, decoder, maps = [], [], data[:1]
for outputs, kernel, stride, padding, pool in stages:
    inputs, size = maps.shape[1], maps.shape[2:]
    layers = [nn.Conv2d(inputs, outputs, kernel, stride, padding), nn.ReLU()]
    convolved = layers[0](maps)
    if pool > 1:
        layers.append(nn.MaxPool2d(pool))
    maps = nn.Sequential(*layers)(maps)
    # What the transposed convolution lacks to give the size that the convolution took.
    lacking = [s - ((c - 1) * stride - 2 * padding + kernel) for s, c in zip(size, convolved.shape[2:])]
    # The first stage's mirror gives the reconstruction: no activation.
    back = ([nn.Upsample(size=tuple(convolved.shape[2:]))] if pool > 1 else [])
    back.append(nn.ConvTranspose2d(outputs, inputs, kernel, stride, padding, lacking))
    decoder = back + ([nn.ReLU()] if decoder else []) + decoder
    encoder += layers
if code > 0:
    flat = maps[0].numel()
    encoder += [nn.Flatten(), nn.Linear(flat, code)]
    decoder = [nn.Linear(code, flat), nn.ReLU(), nn.Unflatten(1, maps.shape[1:])] + decoder
network = nn.Sequential(*encoder, *decoder)
assert network(data[:1]).shape == data[:1].shape

optimizer = torch.optim.Adam(network.parameters(), lr=0.001)
print("torch", torch.__version__, "threads", torch.get_num_threads(), flush=True)
for _ in range(epochs):
    start = time.perf_counter()
    order = torch.randperm(rows)
    total = torch.zeros((), dtype=torch.float64)
    for at in range(0, rows, batch):
        x = data[order[at:at + batch]]
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(network(x), x, reduction="sum") / len(x)
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(x)
    total.item()
    print(time.perf_counter() - start, flush=True)
