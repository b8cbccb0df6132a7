// Runs a tower in ONNX Runtime Web under node: node wasm_run.mjs ORT_FOLDER MODEL < request.json > answer.json
// The request: {input, repeats, runs: [{type, dims, data}]}, data in base64. One thread, as in a tab that is not isolated.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [folder, model] = process.argv.slice(2);
const ort = await import(pathToFileURL(`${folder}/ort.wasm.bundle.min.mjs`));
ort.env.wasm.wasmBinary = readFileSync(`${folder}/ort-wasm-simd-threaded.wasm`);
ort.env.wasm.numThreads = 1;
const { input, repeats, runs } = JSON.parse(readFileSync(0, "utf8"));
const session = await ort.InferenceSession.create(readFileSync(model));
const answers = [];
for (const { type, dims, data } of runs) {
  const bytes = Uint8Array.from(Buffer.from(data, "base64"));
  const values = new (type === "int64" ? BigInt64Array : Float32Array)(bytes.buffer);
  const milliseconds = [];
  let embedding;
  for (let turn = 0; turn < repeats; turn++) {
    const start = performance.now();
    embedding = (await session.run({ [input]: new ort.Tensor(type, values, dims) }))[session.outputNames[0]];
    milliseconds.push(performance.now() - start);
  }
  answers.push({ embedding: [...embedding.data], milliseconds });
}
console.log(JSON.stringify({ answers, kilobytes: process.resourceUsage().maxRSS }));
