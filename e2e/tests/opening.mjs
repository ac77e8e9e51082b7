// The first visit, and the samples.

import assert from "node:assert/strict";

import { journey } from "../harness.mjs";
import { MARKS, list, orders, people, reading } from "../reader.mjs";

journey("the first visit says what the page does and where files go", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  assert.equal(await page.locator("h1").count(), 1);
  assert.ok((await page.locator(".promise").innerText()).length > 5, "the promise stands there");
});

journey("one click opens three samples, marked", {}, async (page) => {
  await page.locator(".try button").first().click();
  await reading(page);
  await list(page).nth(2).waitFor();
  assert.equal(await list(page).count(), 3);
});

journey("the address with #sample opens a sample, marked", { hash: "#sample" }, async (page) => {
  await reading(page);
  for (const [name, marks] of Object.entries(MARKS)) {
    if (name !== "ban") assert.ok((await page.locator(marks).count()) > 0, `marks of class ${name}`);
  }
  assert.ok((await people(page).count()) > 0 && (await orders(page).count()) > 0, "the index lists what is marked");
});

for (const [locale, word] of [["zh-CN", "公文阅读器"], ["zh-TW", "公文閱讀器"], ["en-GB", "Gongwen Reader"]]) {
  journey(`the interface speaks to ${locale}`, { locale }, async (page) => {
    await page.locator(".brand", { hasText: word }).waitFor();
  });
}
