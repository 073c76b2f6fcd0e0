"""Everything that is useful without a screen."""

import os

# numpy only counts here; the threads that its BLAS would start cost 40 ms of CPU at every start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
