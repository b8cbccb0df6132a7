"""How fast and how large an exported model is: its towers natively and in WebAssembly, one thread each."""

import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime

from medmir.bundle.contract import TOWERS
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.cards.markdown import bullets, table
from pipeline.towers.export.wasm import run_in_wasm

TOKENS = (8, 16, 77, 256)
REPEATS = 7
SMALLEST_ID = 1000  # below it a BERT vocabulary has special and unused entries


def bench(model: Path) -> str:
    """Markdown: median milliseconds of each tower by input, sizes, and peak memory.

    Native memory is this process's with both towers loaded, WebAssembly's that of a node process with one of them; both
    count their own runtime. MedMIRError where ``model`` is no exported model or node is not there.
    """
    encoder, rng = OnnxEncoder(model), np.random.default_rng(0)
    size, context = encoder.recipe.size, encoder.config["context_length"]
    vocabulary = len(encoder.tokenizer.ids)
    smallest = min(SMALLEST_ID, vocabulary - 1)
    texts = {f"{n} tokens": rng.integers(smallest, vocabulary, (1, n)) for n in TOKENS if n <= context}
    picture = {f"{size} x {size} pixels": rng.normal(size=(1, 3, size, size)).astype(np.float32)}
    rows, notes = [], []
    for name, entry, samples in ((TOWERS["text"], "input_ids", texts), (TOWERS["vision"], "pixel_values", picture)):
        native = _native(model / name, entry, samples)
        wasm = run_in_wasm(model / name, entry, [*samples.values()], REPEATS)
        times = np.median(wasm.milliseconds[:, 1:], axis=1)  # without the first run, which also plans memory
        rows += [(f"{name}, {label}", f"{ours:.1f}", f"{web:.1f}")
                 for label, ours, web in zip(samples, native, times, strict=True)]
        notes.append(f"{name}: {(model / name).stat().st_size / 1e6:.1f} MB on disk, {wasm.peak_bytes / 1e6:,.0f} MB of"
                     " memory at most in WebAssembly")
    notes.append(f"native, both towers: {_peak_memory()}")
    return f"{table(('input', 'native ms', 'WebAssembly ms'), rows)}\n\n{bullets(notes)}"


def _peak_memory() -> str:
    try:
        import resource  # not on Windows
    except ImportError:
        return "memory not measured, because this system does not tell"
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return f"{peak / 1e6:,.0f} MB of memory at most"


def _native(path: Path, entry: str, samples: dict[str, np.ndarray]) -> list[float]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return [float(np.median([_milliseconds(session, {entry: sample}) for _ in range(REPEATS)][1:]))
            for sample in samples.values()]


def _milliseconds(session: onnxruntime.InferenceSession, feed: dict[str, np.ndarray]) -> float:
    start = time.perf_counter()
    session.run(None, feed)
    return 1000 * (time.perf_counter() - start)
