// How files come in: before the app runs, as folders, as rich text.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { drop, journey } from "../harness.mjs";
import { list, reading, text } from "../reader.mjs";

const REPORT = "云泽县召开会议\n县长祁望舒强调，各乡镇要在六月底前完成排查，不得拖延。\n";

/** Drops files and folders of the disk, as a person does: the items have file-system entries. */
async function dropFromDisk(page, paths) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
  }
}

journey("a folder, dropped: every report in it, and nothing of the system's own", {}, async (page) => {
  const folder = mkdtempSync(path.join(tmpdir(), "reports-"));
  try {
    mkdirSync(path.join(folder, "2023", "春"), { recursive: true });
    for (const name of ["一.txt", "2023/二.txt", "2023/春/三.txt"]) writeFileSync(path.join(folder, name), REPORT);
    for (const name of [".DS_Store", "2023/Thumbs.db"]) writeFileSync(path.join(folder, name), "x");
    await page.locator(".dropper").waitFor();
    await dropFromDisk(page, [folder]);
    await list(page).nth(2).waitFor();
    await reading(page);
    assert.equal(await list(page).count(), 3);
    assert.equal(await page.locator(".rail .doc").count(), 3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

journey("a file dropped before the app runs is read once it does", { hold: /_bg\.wasm/ }, async (page, release) => {
  await drop(page, [{ name: "early.txt", bytes: Buffer.from(REPORT) }]);
  release();
  await reading(page);
  assert.match(await text(page), /祁望舒强调/);
});

journey("many files are read by several workers and stay in their order; all but one leave", { cores: 4 }, async (page) => {
  if (!page.workers().length) await page.waitForEvent("worker");
  let more = 0;
  page.on("worker", () => (more += 1));
  await page.locator(".dropper").waitFor();
  const [, order] = REPORT.split("\n");
  const report = (n) => `云泽县召开第${n}次会议\n${`${order}\n`.repeat(n % 3 ? 1 : 4000)}`;
  const numbers = Array.from({ length: 12 }, (_, n) => n + 12);
  await drop(page, numbers.map((n) => ({ name: `${n}.txt`, bytes: Buffer.from(report(n)) })));
  await list(page).nth(11).waitFor();
  await list(page).first().click();
  for (const n of numbers) {
    await page.locator(".rail [aria-current=page]", { hasText: `第${n}次` }).waitFor();
    await page.keyboard.press("]");
  }
  assert.equal(more, 2, "a core is left for the page");
  while (page.workers().length > 1) await page.waitForTimeout(50);
});

journey("rich text is read with its paragraphs", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "云泽县召开会议 县长祁望舒强调，要抓好落实。");
    data.setData("text/html", "<h1>云泽县召开会议</h1><p>县长祁望舒主持会议。</p><p>县长祁望舒强调，要抓好落实。</p>");
    document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, clipboardData: data }));
  });
  await reading(page);
  assert.equal(await page.locator("article .body p[data-n]").count(), 2);
});
