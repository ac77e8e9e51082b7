// After a build: writes the version of the engine, a hash of its bytes, into the page.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.env.TRUNK_STAGING_DIR;
const hash = createHash("sha256");
for (const name of ["engine.js", "worker.js", "worker_bg.wasm"]) hash.update(readFileSync(join(dist, name)));
const page = join(dist, "index.html");
const html = readFileSync(page, "utf8");
const version = hash.digest("hex").slice(0, 16);
writeFileSync(page, html.replace("<html", `<html data-engine="engine.js?v=${version}"`));
