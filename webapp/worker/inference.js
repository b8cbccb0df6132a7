// The only place that touches onnxruntime-web: one session per tower, one message per request.
// Not a module: opened from a disk, browsers run none, and the page hands over runtime and worker in one script.
if (!self.ort) importScripts("../runtime/ort/ort.wasm.min.js");

const sessions = {};

const operations = {
  async start({ threads, wasm, module }) {
    const settings = self.ort.env.wasm;
    settings.numThreads = crossOriginIsolated ? Math.min(threads, navigator.hardwareConcurrency) : 1;
    if (wasm) settings.wasmBinary = wasm;
    settings.wasmPaths = module
      ? { mjs: URL.createObjectURL(new Blob([module], { type: "text/javascript" })) }
      : new URL("../runtime/ort/", location.href).href;
    return { threads: settings.numThreads };
  },
  async load({ tower, model }) {
    sessions[tower] = await self.ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  },
  async run({ tower, input, data, dims }) {
    const type = data instanceof BigInt64Array ? "int64" : "float32";
    const outputs = await sessions[tower].run({ [input]: new self.ort.Tensor(type, data, dims) });
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
