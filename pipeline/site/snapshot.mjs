// Takes the snapshot of Python's memory with NumPy and the core imported:
//   node snapshot.mjs PYODIDE_FOLDER RUNTIME_FOLDER CORE_WHEEL PYTHON OUT_FOLDER
// Writes memory.bin, layout.json and NumPy's WebAssembly modules; webapp/python.mjs puts all of it back.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
const [pyodide, runtime, core, preload, out] = process.argv.slice(2);
process.on("uncaughtException", ({ message }) => { console.error(message); process.exit(1); });
const CORE = "/lib/medmir.whl";

// Same input, same bytes: no clock and no chance gets into the memory.
Date.now = () => 0;
performance.now = () => 0;
crypto.getRandomValues = (array) => array.fill(1);

const places = []; // where each module that is loaded at run time got its memory and its functions
let table;
const note = ({ env } = {}) => typeof env?.__memory_base === "number"
  && places.push({ memory: env.__memory_base, table: env.__table_base, end: table.length });
const { Instance, instantiate } = WebAssembly;
WebAssembly.Instance = class extends Instance { constructor(module, imports) { note(imports); super(module, imports); } };
WebAssembly.instantiate = (bytes, imports) => (note(imports), instantiate(bytes, imports));

function layout({ LDSO, wasmTable }) {
  const names = Object.keys(LDSO.loadedLibsByName).filter((name) => name !== "__main__");
  const libraries = names.map((name, n) => ({ name, file: `${basename(name)}.wasm`, ...places[n] }));
  const owners = new Map();
  for (const name of [...names, "__main__"]) {
    for (const [key, value] of Object.entries(LDSO.loadedLibsByName[name]?.exports ?? {})) {
      if (typeof value === "function" && !owners.has(value)) owners.set(value, [name, key]);
    }
  }
  const slots = [];
  for (let slot = libraries[0].table; slot < wasmTable.length; slot++) {
    const held = libraries.some((library) => slot >= library.table && slot < library.end) ? null : wasmTable.get(slot);
    if (held && !owners.has(held)) throw new Error(`nobody knows the function in slot ${slot}`);
    if (held) slots.push([slot, ...owners.get(held)]);
  }
  const handles = Object.entries(LDSO.loadedLibsByHandle).map(([handle, { name }]) => [Number(handle), name]);
  return { path: CORE, core, libraries, slots, handles: handles.filter(([handle]) => handle), table: wasmTable.length };
}

const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" };
const stdLibURL = join(runtime, "python_stdlib.zip");
const _sysExecutable = "./this.program"; // what it is called in a browser: no path of this machine gets in either
const python = await loadPyodide({ indexURL: pyodide, stdLibURL, env, _sysExecutable, _makeSnapshot: true });
const { FS, LDSO, wasmTable } = python._module;
table = wasmTable;
const numpy = readdirSync(runtime).find((name) => name.startsWith("numpy-"));
FS.writeFile("/tmp/numpy.whl", readFileSync(join(runtime, numpy)));
FS.writeFile(CORE, readFileSync(join(runtime, core)));
python.runPython(preload);
const found = layout(python._module);
for (const { name, file } of found.libraries) writeFileSync(join(out, file), FS.readFile(name));
writeFileSync(join(out, "layout.json"), JSON.stringify(found));
writeFileSync(join(out, "memory.bin"), python.makeMemorySnapshot());
