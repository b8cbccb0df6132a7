// Starts PyScript, counts what that fetches and says so when Python does not come up. Once it has, the
// page is Python's. Not a module: opened from a disk, browsers run none, and the page would say nothing.
const page = document.documentElement;

page.dataset.state = "starting";
document.getElementById("status").textContent = "Starting Python";
document.getElementById("progress").hidden = false;

let bytes = 0;
const counter = new PerformanceObserver((list) => {
  for (const file of list.getEntries()) bytes += file.decodedBodySize;
  document.getElementById("bytes").textContent = `${(bytes / 1e6).toFixed(1)} MB`;
});
counter.observe({ type: "resource", buffered: true });
addEventListener("py:ready", () => {
  counter.disconnect();
  window.fetch = fetchFile;
});

function failed() {
  if (page.dataset.state !== "starting") return;
  page.dataset.state = "failed";
  counter.disconnect();
  document.getElementById("status").textContent = document.getElementById("bytes").textContent = "";
  document.getElementById("progress").hidden = true;
  document.getElementById("problem-text").textContent = onDisk
    ? "Python could not be started from this folder: it is not whole, or was made with --no-file, for a web host only."
    : "Python could not be started in this tab. Check the connection and try again; " +
      "a browser from 2023 or later with WebAssembly is needed.";
  document.getElementById("problem").hidden = false;
  document.getElementById("retry").addEventListener("click", () => location.reload());
}

// Pyodide waits for ever where its WebAssembly cannot be fetched: until Python is up, every file is needed.
const fetchFile = window.fetch;
window.fetch = async (...request) => {
  const response = await fetchFile(...request).catch((error) => { failed(); throw error; });
  if (!response.ok) failed();
  return response;
};

for (const end of ["error", "unhandledrejection", "py:done"]) addEventListener(end, failed, true);

// PyScript would fetch all its plugins, also for the MicroPython that no script here asks for.
function configure(config) {
  const plugins = ["deprecations-manager", "donkey", "error", "py-editor", "py-game", "py-terminal"].map((name) => `!${name}`);
  for (const language of ["py", "mpy"]) {
    const textContent = JSON.stringify({ ...config, plugins });
    const element = Object.assign(document.createElement(`${language}-config`), { hidden: true, textContent });
    element.setAttribute("type", "json");
    document.body.append(element);
  }
}

// A browser fetches six files of a host at a time: the largest and what must be compiled come first.
async function start() {
  const [memory, wasm, ...others] = SITE.ahead;
  [memory, wasm].forEach((path) => begin(path));
  configure({ interpreter: addressOf(named("python.mjs")), packages: ["numpy"], packages_cache: "passthrough" });
  const [python, pyscript] = ["python.mjs", "runtime/pyscript/core.js"].map(async (path) => import(await moduleAddress(path)));
  const { restored } = await python;
  others.forEach((path) => begin(path));
  restored.then(() => SITE.next.forEach((path) => begin(path)), () => {});
  // PyScript compiles this worker hook with Function(), which the content security policy forbids.
  (await pyscript).hooks.worker.onBeforeRunAsync.clear();
}
start().catch(failed);
