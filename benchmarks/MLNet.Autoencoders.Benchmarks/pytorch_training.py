"""The training benchmark's other side: the same network, data size and optimiser in PyTorch.

Prints the seconds of each epoch, one a line.
usage: pytorch_training.py EPOCHS ROWS THREADS
"""
import sys
import time

import torch
from torch import nn

epochs, rows, threads = (int(a) for a in sys.argv[1:4])
torch.set_num_threads(threads)
torch.manual_seed(1)
data = torch.rand(rows, 784)
network = nn.Sequential(
    nn.Linear(784, 300), nn.ELU(),
    nn.Linear(300, 150), nn.ELU(),
    nn.Linear(150, 300), nn.ELU(),
    nn.Linear(300, 784))
optimizer = torch.optim.Adam(network.parameters(), lr=0.001)
print("torch", torch.__version__, "threads", torch.get_num_threads(), flush=True)
with open("/proc/self/maps") as maps:
    print("blas", " ".join(sorted({line.split("/")[-1].strip() for line in maps if "blas" in line or "blis" in line or "mkl" in line})), flush=True)
for _ in range(epochs):
    start = time.perf_counter()
    order = torch.randperm(rows)
    total = torch.zeros((), dtype=torch.float64)
    for at in range(0, rows, 150):
        batch = data[order[at:at + 150]]
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(network(batch), batch, reduction="sum") / len(batch)
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(batch)
    total.item()
    print(time.perf_counter() - start, flush=True)
