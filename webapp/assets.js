// The site's files come through one of two doors: over http by a fetch under a name that holds the file's hash; from a
// disk, where browsers fetch nothing, by a classic script that carries the bytes. Nothing else knows which one is open.
const onDisk = location.protocol === "file:";
const root = new URL(".", document.baseURI).href;
const TYPES = { js: "text/javascript", json: "application/json", mjs: "text/javascript", wasm: "application/wasm" };
const begun = new Map(); // files that were asked for before they are needed
const expected = new Map(); // who waits for a carried file, first come, first served
const copies = new Map(); // of modules, by path and by address
const fetchFromHost = window.fetch.bind(window);

const addressOf = (path) => root + path;
const nameOf = (path) => (!onDisk && path in SITE.files ? `?${SITE.files[path].sha256.slice(0, 16)}` : "");
const named = (path) => path + nameOf(path);

function script(path) {
  return new Promise((onload, failed) => {
    const onerror = () => failed(new TypeError(`${path} cannot be loaded`));
    document.head.append(Object.assign(document.createElement("script"), { src: named(path), onload, onerror }));
  });
}

// called by disk/*.js
function carried(path, base64, zipped) {
  const bytes = Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (letter) => letter.charCodeAt());
  const body = new Blob([bytes]).stream();
  const headers = { "Content-Type": TYPES[path.split(".").pop()] ?? "application/octet-stream" };
  expected.get(path).shift()(new Response(zipped ? body.pipeThrough(new DecompressionStream("gzip")) : body, { headers }));
}

const fetchFromDisk = (path) => new Promise((arrived, failed) => {
  expected.set(path, [...(expected.get(path) ?? []), arrived]);
  script(`disk/${path}.js`).catch(failed);
});

// A file of the site by its path, as a Response; `name` is what its address ends in.
function asset(path, options, name = nameOf(path)) {
  const response = begun.get(path) ?? (onDisk ? fetchFromDisk(path) : fetchFromHost(path + name, options));
  begun.delete(path);
  return response;
}

// Ask for a file now; the next one who wants it finds it on its way, or is told what went wrong.
function begin(path, response = asset(path)) {
  response.catch(() => {});
  begun.set(path, response);
}

const textOf = async (path) => (await asset(path)).text();

async function compiled(path) {
  const response = await asset(path);
  const typed = response.headers.get("Content-Type") === "application/wasm"; // or it cannot be compiled as it comes
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

// The address of a module, which from a disk is a copy that may be imported.
function moduleAddress(path) {
  if (onDisk && !copies.has(path)) copies.set(path, importable(path).then((text) => copied(path, text)));
  return onDisk ? copies.get(path) : addressOf(named(path));
}

function copied(path, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  copies.set(addressOf(path), address);
  return address;
}

// A module's text with what it imports from its own folder under the addresses of the copies.
async function importable(path) {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  let text = (await textOf(path)).replace(/\bimport\((\w+)\)/g, "import(copies.get($1) ?? $1)");
  text = text.replace(/import\("\.\/([^"]+)"\)/g, `moduleAddress("${folder}$1").then((address) => import(address))`);
  for (const [, name] of text.matchAll(/from"\.\/([^"]+)"/g)) {
    text = text.replace(`"./${name}"`, JSON.stringify(await moduleAddress(folder + name)));
  }
  return text.replaceAll("import.meta", JSON.stringify({ url: addressOf(path) }));
}

window.fetch = (request, options) => {
  const { href, search } = new URL(request.url ?? request, root);
  const address = href.split(/[?#]/)[0];
  if (!address.startsWith(root) || address === root) return fetchFromHost(request, options);
  return asset(decodeURI(address.slice(root.length)), options, search || undefined);
};
