"""Fills the gaps of a table with scikit-learn's IterativeImputer, and prints the seconds that it took."""
import sys
import time
import warnings

import numpy
from sklearn.exceptions import ConvergenceWarning
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer

source, target, width, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
rows = numpy.fromfile(source, dtype=numpy.float32).reshape(-1, width).astype(numpy.float64)
warnings.simplefilter("ignore", ConvergenceWarning)
start = time.perf_counter()
filled = IterativeImputer(random_state=seed).fit_transform(rows)
seconds = time.perf_counter() - start
filled.astype(numpy.float32).tofile(target)
print(seconds)
