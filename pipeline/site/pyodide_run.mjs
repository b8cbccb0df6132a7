// Runs a Python file in Pyodide under node: node pyodide_run.mjs PYODIDE_FOLDER WORK_FOLDER SCRIPT
// The work folder is /mounted in there. The hash seed is fixed so that compiled sets come out alike every time.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [pyodide, work, script] = process.argv.slice(2);
process.on("uncaughtException", ({ message }) => { console.error(message); process.exit(1); });
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: pyodide, env: { HOME: "/", PYTHONHASHSEED: "0" } });
python.mountNodeFS("/mounted", work);
python.runPython(readFileSync(script, "utf8"), { filename: script });
