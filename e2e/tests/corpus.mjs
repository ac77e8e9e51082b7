// Real reports, where they lie beside the project: each opens with marks and without an error.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";

import { ROOT } from "../../scripts/run.mjs";
import { drop, file, journey } from "../harness.mjs";
import { MARKS, errors, list, orders, reading } from "../reader.mjs";

const FOLDER = path.join("..", "shared", "corpus");
const annotated = existsSync(path.join(ROOT, FOLDER))
  ? readdirSync(path.join(ROOT, FOLDER)).filter((name) => name.endsWith(".gold.json"))
  : [];
const reports = annotated.map((name) => name.replace(".gold.json", ".txt"));

if (reports.length === 0) test("real reports", { skip: "there are none beside the project" });

for (const name of reports) {
  journey(`a real report opens: ${name}`, {}, async (page) => {
    await page.locator(".dropper").waitFor();
    await drop(page, [file(FOLDER, name)]);
    await reading(page);
    assert.ok((await page.locator(MARKS.person).count()) > 0 && (await orders(page).count()) > 0);
    assert.equal(await errors(page).count(), 0);
  });
}

if (reports.length > 0) {
  journey("all real reports open together", {}, async (page) => {
    await page.locator(".dropper").waitFor();
    await drop(page, reports.map((name) => file(FOLDER, name)));
    await list(page).nth(reports.length - 1).waitFor();
    for (const index of reports.keys()) {
      await list(page).nth(index).click();
      await reading(page);
    }
    assert.equal(await errors(page).count(), 0);
  });
}
