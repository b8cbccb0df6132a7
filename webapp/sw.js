// The service worker keeps the site on this device, by content: a file is kept under its SHA-256, and a version of the
// site is a list of hashes, files.js and the bundle's manifest. So an update takes over what stayed the same, goes on
// where it was cut off, and never mixes with the version before. What is kept is shown, tidied and removed by the page
// (page/browser/device.py), which knows the store's name and its keys.
importScripts("files.js");

const SCOPE = registration.scope;
const STORE = `Med-MIR ${SCOPE}`; // several sites on one origin stay apart
const [INDEX, LIST, BUNDLE, MANIFEST] = ["index.html", "files.js", "bundle/", "bundle/manifest.json"];
const MODEL = /^bundle\/model\/.*\.onnx$/;
const [PICTURE, ORIGINAL] = [/^bundle\/(images|originals)\//, /^bundle\/originals\//]; // an original is kept once seen
const PICTURES_AT_ONCE = 200e6; // bytes; of more, each is kept when it is first seen, or all of them by the button
const PIECE = 2 ** 20; // bytes of a file that a broken connection costs at most
const LANES = 6; // fetches at a time

const key = (sha256) => `${SCOPE}${sha256}`;
const kept = async (store) => new Set((await store.keys()).map(({ url }) => url));
const bytesOf = async (response) => new Uint8Array(await response.arrayBuffer());
const typeOf = (response) => response.headers.get("Content-Type") ?? undefined;

async function hash(data) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Every answer carries the site's headers: a worker takes its policy from its own, and threads need isolation.
function answer(body, type = "application/octet-stream", status = 200) {
  return new Response(body, { status, headers: { ...SITE.headers, "Content-Type": type } });
}

// Once everything was removed there is no store, and a page that is still open does not fill one again.
const opened = async () => ((await caches.has(STORE)) ? caches.open(STORE) : null);
const save = (store, name, response) => store?.put(name, response).catch(() => null); // a full disk stops no page

let list;
async function files() {
  if (list) return list;
  const bundle = (await (await keep(MANIFEST, SITE.files[MANIFEST])).json()).files;
  const named = Object.entries(bundle).map(([name, entry]) => [BUNDLE + name, entry]);
  return (list = { ...Object.fromEntries(named), ...SITE.files });
}

// A file is believed when its length and hash are right: not a page in the stead of a missing one, nor one cut short or
// altered. What the browser's own cache holds is as good, and spares the network. What is large is kept and given away
// piece by piece, and goes on from there when it was cut off; its last bytes are given when all of it is right.
async function fetched(path, { bytes, sha256 }, store, give = () => true) {
  const name = path === INDEX ? "" : PICTURE.test(path) ? path : `${path}?${sha256.slice(0, 16)}`; // as the page asks
  const piece = (at) => `${key(sha256)}/${at}`;
  const whole = new Uint8Array(bytes);
  let [saved, response] = [0, null];
  for (let found; bytes > PIECE && (found = await store?.match(piece(saved))); saved += PIECE) {
    whole.set(await bytesOf(found), saved);
    if (!(await give(whole.slice(saved, saved + PIECE)))) return Response.error();
  }
  for (const cache of ["force-cache", "reload"]) {
    const range = { cache: "no-store", headers: { Range: `bytes=${saved}-` } };
    response = await fetch(SCOPE + name, saved ? range : { cache }).catch(() => Response.error());
    if (!response.ok) continue;
    let [here, skip] = [saved, response.status === 206 ? 0 : saved]; // a host that knows no ranges begins again
    const reader = response.body.getReader();
    for (let step; !(step = await reader.read().catch(() => ({ done: true }))).done; ) {
      const fresh = step.value.subarray(skip);
      if (here + fresh.length > bytes) break;
      whole.set(fresh, here);
      [here, skip] = [here + fresh.length, skip - step.value.length + fresh.length];
      for (; here - saved > PIECE; saved += PIECE) {
        await save(store, piece(saved), answer(whole.slice(saved, saved + PIECE)));
        if (!(await give(whole.slice(saved, saved + PIECE)))) return reader.cancel().then(() => Response.error());
      }
    }
    if (here < bytes) continue;
    const right = (await hash(whole)) === sha256;
    if (right) await save(store, key(sha256), answer(whole, typeOf(response)));
    if (right) await give(whole.slice(saved));
    if (saved) give = () => false; // what was given cannot be taken back
    for (; saved; saved -= PIECE) await store?.delete(piece(saved - PIECE));
    if (right) return answer(whole, typeOf(response));
  }
  return response.ok ? answer(`${path} is not what the site lists.`, "text/plain", 502) : response;
}

async function keep(path, entry, give) {
  const store = await opened();
  const found = await store?.match(key(entry.sha256));
  if (!found) return fetched(path, entry, store, give);
  return path === INDEX ? answer(found.body, typeOf(found)) : found; // under this version's policy
}

async function answered(path, event) {
  if (path === LIST) return answer(`const SITE = ${JSON.stringify(SITE)};`, "text/javascript");
  const entry = SITE.files[path] ?? (await files())[path];
  if (!entry) return fetch(event.request);
  if (!MODEL.test(path) || (await (await opened())?.match(key(entry.sha256)))) return keep(path, entry);
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  const arrival = keep(path, entry, (data) => writer.write(data).then(() => true, () => false));
  event.waitUntil(arrival.then(({ ok }) => (ok ? writer.close() : writer.abort())).catch(() => null));
  return answer(readable);
}

// A version is ready when the device holds it whole, with those models and pictures that it held of the one before.
async function install() {
  const store = await caches.open(STORE);
  const paths = Object.keys(await files());
  const before = (await (await store.match(key(LIST)))?.json()) ?? {};
  const had = await kept(store);
  const pictures = paths.reduce((sum, path) => sum + (PICTURE.test(path) && !ORIGINAL.test(path) && list[path].bytes), 0);
  const later = (path) => MODEL.test(path) || ORIGINAL.test(path) || list[path].part === "dicom" || (PICTURE.test(path) && pictures > PICTURES_AT_ONCE);
  const wanted = paths.filter((path) => !later(path) || had.has(key(before[path]?.sha256)));
  const lacking = wanted.filter((path) => !had.has(key(list[path].sha256)));
  const lane = async () => {
    for (let path; (path = lacking.pop()); ) {
      if (!(await keep(path, list[path])).ok) throw new Error(`${path} cannot be had.`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const here = await kept(store);
  if (!wanted.every((path) => here.has(key(list[path].sha256)))) throw new Error("The device has no room for the site.");
}

async function activate() {
  const store = await caches.open(STORE);
  const first = !(await store.match(key(LIST)));
  await store.put(key(LIST), Response.json(await files()));
  if (first) await clients.claim();
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const place = event.request.url.split(/[?#]/)[0];
  const path = place.slice(SCOPE.length) || INDEX;
  const ours = path === LIST || path in SITE.files || path.startsWith(BUNDLE);
  if (ours && place.startsWith(SCOPE) && event.request.method === "GET") event.respondWith(answered(path, event));
});
