// Python for PyScript: Pyodide out of a snapshot of its memory in which NumPy and the core are imported already. Where
// that fails, Pyodide starts as it always does. The snapshot is of this very build (pipeline/site/snapshot.py).
const FOLDER = "runtime/snapshot/";
const PYODIDE = "runtime/pyodide/";
const WASM = PYODIDE + "pyodide.asm.wasm";
const CHECK = "import random, numpy, medmir.page.app; random.seed(); int(numpy.arange(4) @ numpy.arange(4))";

async function unzipped(path) {
  const { body } = await asset(path);
  return new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function parts() {
  const [python, memory] = [compiled(WASM), unzipped(FOLDER + "memory.bin.gz")];
  const layout = await (await asset(FOLDER + "layout.json")).json();
  const core = asset(PYODIDE + layout.core).then((response) => response.arrayBuffer());
  const libraries = layout.libraries.map(({ file }) => compiled(FOLDER + file));
  return { layout, memory: await memory, python: await python, core: new Uint8Array(await core),
    libraries: await Promise.all(libraries) };
}

// NumPy's WebAssembly modules again where they were when the snapshot was taken, and their functions in their places.
function link(module, layout, libraries) {
  const { HEAP8, HEAPU8, HEAPU32, LDSO, wasmTable } = module;
  const handle = HEAPU8.length - 64; // read once by the linker; the snapshot's memory comes over it afterwards
  layout.libraries.forEach(({ name, memory, table }, n) => {
    HEAPU8.fill(0, handle, handle + 64);
    HEAP8[handle + 8] = 1; // struct dso of Emscripten: mem_allocated, mem_addr, table_addr
    HEAPU32[(handle + 12) >> 2] = memory;
    HEAPU32[(handle + 20) >> 2] = table;
    const library = Object.assign(module.newDSO(name, undefined, "loading"), { refcount: Infinity, global: false });
    const flags = { loadAsync: false, nodelete: true, allowUndefined: true, global: false };
    library.exports = module.loadWebAssemblyModule(libraries[n], flags, name, {}, handle);
  });
  wasmTable.grow(Math.max(0, layout.table - wasmTable.length));
  for (const [slot, name, key] of layout.slots) wasmTable.set(slot, LDSO.loadedLibsByName[name].exports[key]);
  for (const [number, name] of layout.handles) LDSO.loadedLibsByHandle[number] = LDSO.loadedLibsByName[name];
}

// Pyodide's module with the WebAssembly that is compiled already; it would wait for ever for one that cannot be started.
const created = (create, settings, python) => new Promise((done, failed) => {
  settings.instantiateWasm = (imports, started) => {
    WebAssembly.instantiate(python, imports).then((instance) => started(instance, python), failed);
    return {};
  };
  create(settings).then(done, failed);
});

export async function fromSnapshot(options, create) {
  const { layout, memory, python, core, libraries } = await restored;
  globalThis._createPyodideModule = async (settings) => {
    const module = await created(create, settings, python);
    link(module, layout, libraries);
    return module;
  };
  begin(WASM, Promise.resolve(new Response())); // Pyodide asks for it all the same
  const fsInit = (files) => files.writeFile(layout.path, core);
  const pyodide = await globalThis.loadPyodide({ ...options, packages: [], _loadSnapshot: memory, fsInit });
  if (pyodide.runPython(CHECK) !== 14) throw new Error("the snapshot does not calculate");
  return pyodide;
}

export const scripts = Promise.all([script(PYODIDE + "pyodide.asm.js"), script(PYODIDE + "pyodide.js")]);
export const restored = parts();
[restored, scripts].forEach((part) => part.catch(() => {}));

export async function loadPyodide({ stdout, stderr }) {
  const options = { stdout, stderr, indexURL: addressOf(PYODIDE) };
  await scripts;
  const create = globalThis._createPyodideModule;
  return fromSnapshot(options, create).catch((reason) => {
    console.info(`Python starts without its snapshot: ${reason}`);
    globalThis._createPyodideModule = create;
    return globalThis.loadPyodide({ ...options, packages: ["numpy", "medmir"] });
  });
}
