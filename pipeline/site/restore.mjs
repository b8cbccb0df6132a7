// Starts Python from a snapshot as a page does, to see that it works before it is shipped:
//   node restore.mjs PYODIDE_FOLDER RUNTIME_FOLDER SNAPSHOT_FOLDER PYTHON_MJS
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
const [pyodide, runtime, snapshot, restores] = process.argv.slice(2);
process.on("uncaughtException", ({ message }) => { console.error(message); process.exit(1); });

// what webapp/assets.js is in a page
globalThis.addressOf = () => pyodide;
globalThis.begin = () => {};
const read = (path) => readFileSync(join(path.startsWith("runtime/snapshot/") ? snapshot : runtime, basename(path)));
globalThis.asset = async (path) => new Response(read(path));
globalThis.compiled = async (path) => WebAssembly.compile(read(path));
globalThis.script = async (path) => {
  if (basename(path) === "pyodide.asm.js") await import(pathToFileURL(join(pyodide, "pyodide.asm.js")));
  else globalThis.loadPyodide = (await import(pathToFileURL(join(pyodide, "pyodide.mjs")))).loadPyodide;
};

const stdLibURL = join(runtime, "python_stdlib.zip");
const { fromSnapshot, scripts } = await import(pathToFileURL(restores));
await scripts;
const python = await fromSnapshot({ indexURL: pyodide, stdLibURL }, globalThis._createPyodideModule);
python.runPython("import numpy; assert numpy.linalg.norm(numpy.eye(3)) ** 2 - 3 < 1e-9");
