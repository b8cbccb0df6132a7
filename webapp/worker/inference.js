// The only place that touches onnxruntime-web: one session per tower, one message per request.
// The page runs onnxruntime-web and this file as one script, and hands over its WebAssembly and its module.
const sessions = {};

// Firefox lets go of a thread that only its own unfinished start refers to, and the start would never end.
const held = [];
self.Worker &&= class extends self.Worker {
  place = held.push(this);
};

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
    return { values: Float32Array.of(numThreads) };
  },
  async load({ tower, model }) {
    sessions[tower] = await self.ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  },
  async run({ tower, input, data, dims }) {
    const type = data instanceof BigInt64Array ? "int64" : "float32";
    const outputs = await sessions[tower].run({ [input]: new self.ort.Tensor(type, data, dims) });
    return { values: outputs[sessions[tower].outputNames[0]].data };
  },
  // What NumPy is measured against: a plain loop's time for the ten best rows, and which they are.
  async rank({ query, rows = self.rows }) {
    const [begun, best] = [performance.now(), Array(10).fill([-Infinity, -1])];
    for (let row = 0; row < rows.length / query.length; row++) {
      let score = 0;
      for (let n = 0; n < query.length; n++) score += rows[row * query.length + n] * query[n];
      if (score > best[9][0]) best.splice(best.findIndex(([least]) => score > least), 0, [score, row]) && best.pop();
    }
    self.rows = rows;
    return { values: Float32Array.of(performance.now() - begun, ...best.map(([, row]) => row)) };
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
