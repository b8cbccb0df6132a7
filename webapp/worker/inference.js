// The only place that touches onnxruntime-web: one session per tower, one message per request.
// The page runs onnxruntime-web and this file as one script, and hands over its WebAssembly and its module.
const sessions = {};

// Firefox lets go of a thread that only its own unfinished start refers to, and the start would never end.
const held = [];
if (self.Worker) {
  self.Worker = class extends self.Worker {
    constructor(...given) {
      super(...given);
      held.push(this);
    }
  };
}

const copied = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

const operations = {
  async start({ threads, wasm, module }) {
    self.instantiateWasm = (imports, started) => {
      WebAssembly.instantiate(wasm, imports).then((instance) => started(instance, wasm), reportError);
      return {};
    };
    const mjs = copied(`import start from "${copied(module)}"; export default (given) => start({ ...given, instantiateWasm })`);
    const numThreads = crossOriginIsolated ? Math.min(threads, navigator.hardwareConcurrency) : 1;
    Object.assign(self.ort.env.wasm, { wasmPaths: { mjs }, numThreads });
    await self.ort.InferenceSession.create(new Uint8Array()).catch(() => {}); // no model, but the runtime is up then
    return { threads: numThreads };
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
