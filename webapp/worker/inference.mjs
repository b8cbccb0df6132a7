// The only place that touches onnxruntime-web: one session per tower, one message per request.
import * as ort from "../runtime/ort/ort.wasm.bundle.min.mjs";

ort.env.wasm.wasmPaths = { wasm: new URL("../runtime/ort/ort-wasm-simd-threaded.wasm", import.meta.url).href };
ort.env.wasm.numThreads = crossOriginIsolated ? Math.min(4, navigator.hardwareConcurrency) : 1;

const sessions = {};

const operations = {
  async load({ tower, model }) {
    sessions[tower] = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
    return { threads: ort.env.wasm.numThreads };
  },
  async run({ tower, input, data, dims }) {
    const type = data instanceof BigInt64Array ? "int64" : "float32";
    const outputs = await sessions[tower].run({ [input]: new ort.Tensor(type, data, dims) });
    return { values: outputs[sessions[tower].outputNames[0]].data };
  },
};

onmessage = async ({ data: { id, op, ...request } }) => {
  try {
    postMessage({ id, ok: true, ...(await operations[op](request)) });
  } catch (error) {
    // A trap leaves the WebAssembly memory undefined: let it count as a crash of the worker.
    if (error instanceof WebAssembly.RuntimeError) reportError(error);
    else postMessage({ id, error: String(error?.message ?? error) });
  }
};
