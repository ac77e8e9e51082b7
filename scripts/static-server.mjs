// Serves a folder as any static host would: right media types, nothing clever. No dependency.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The file a request means, or null if there is none inside the folder. */
function find(folder, base, url) {
  const { pathname } = new URL(url, "http://localhost");
  if (!pathname.startsWith(base)) return null;
  let name;
  try {
    name = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return null;
  }
  const file = path.join(folder, name.endsWith("/") || name === "" ? `${name}index.html` : name);
  if (path.relative(folder, file).startsWith("..")) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/** Serves `folder` under the path `base` (which ends in a slash); resolves to the listening server. */
export function serve(folder, { base = "/", port = 0 } = {}) {
  const server = createServer((request, response) => {
    const file = find(folder, base, request.url);
    if (!file) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
      return;
    }
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "no-cache" });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
