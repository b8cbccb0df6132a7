"""A tower in WebAssembly: the page's own ONNX Runtime under node, to see what a tab will answer and how fast."""

import base64
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from medmir.errors import MedMIRError
from pipeline.files.node import has_node, node
from pipeline.files.paths import NODE_MODULES

RUNTIME = NODE_MODULES / "onnxruntime-web" / "dist"


@dataclass(frozen=True)
class WasmAnswer:
    """``embeddings`` float32 [n, d], ``milliseconds`` [n, repeats], and the most memory the process held, in bytes."""

    embeddings: np.ndarray
    milliseconds: np.ndarray
    peak_bytes: int


def has_wasm() -> bool:
    """Whether node and ONNX Runtime Web are there."""
    return has_node() and RUNTIME.is_dir()


def run_in_wasm(model: Path, entry: str, samples: Sequence[np.ndarray], repeats: int = 1) -> WasmAnswer:
    """Run a tower on each of ``samples`` (int64 [1, t] or float32 [1, 3, h, w]) in one thread.

    With ``repeats`` to be timed, code is optimized when it is first called, as a tab's is after some seconds: leave
    each sample's first run out. MedMIRError with the runtime's own words where it cannot.
    """
    if not has_wasm():
        raise MedMIRError("WebAssembly needs node and ONNX Runtime Web: install Node.js 20 or newer and run `npm ci`.")
    runs = [{"type": str(sample.dtype), "dims": sample.shape, "data": base64.b64encode(sample.tobytes()).decode()}
            for sample in samples]
    request = json.dumps({"input": entry, "repeats": repeats, "runs": runs})
    optimized = ["--no-liftoff"] if repeats > 1 else []  # V8 otherwise optimizes beside the runs, for seconds
    command = [node(), *optimized, str(Path(__file__).with_name("wasm_run.mjs")), str(RUNTIME), str(model)]
    process = subprocess.run(command, input=request, capture_output=True, text=True, encoding="utf-8")
    if process.returncode:
        raise MedMIRError(f"{model} does not run in WebAssembly: {_reason(process)}.")
    answer = json.loads(process.stdout)
    embeddings, times = ([each[key] for each in answer["answers"]] for key in ("embedding", "milliseconds"))
    return WasmAnswer(np.array(embeddings, np.float32), np.array(times), answer["kilobytes"] * 1024)


def _reason(process: subprocess.CompletedProcess[str]) -> str:
    """The first line of node's output that tells of an error: it is neither the first nor the last of all."""
    lines = [line.strip().rstrip(".") for line in process.stderr.splitlines() if "Error: " in line]
    return lines[0] if lines else f"node ended with status {process.returncode}"
