// Marks and their legend, the index and its filter: by mouse, and again by keyboard alone.

import assert from "node:assert/strict";

import { drop, journey } from "../harness.mjs";
import { MARKS, noisy, orders, people, reading, shows, text } from "../reader.mjs";

const style = (locator, property, pseudo) =>
  locator.evaluate((element, [property, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(property), [property, pseudo]);

journey("every class has a line of its own, and a prohibition its sign", { hash: "#sample" }, async (page) => {
  await reading(page);
  const looks = [];
  for (const name of ["p", "t", "b", "l", "d"]) looks.push(await style(page.locator(`.foot .legend .m.${name}`), "background-image"));
  assert.equal(new Set(looks.map((look) => look.replace(/rgba?\([^)]*\)/g, ""))).size >= 4, true, "told apart without colour");
  assert.equal(await style(page.locator(`${MARKS.ban} .w.x`).first(), "content", "::before"), '""');
  const order = page.locator("article .part .D:not(.X)").first();
  const widths = new Set();
  for (const force of ["1", "3", "5"]) {
    await order.evaluate((order, force) => order.setAttribute("data-f", force), force);
    widths.add(await style(order, "background-size"));
  }
  assert.equal(widths.size, 3, "the bar's weight is the force");
});

journey("what is suggested has a broken line", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.evaluate(() => document.querySelector("article .part .m.p").setAttribute("data-s", "sug"));
  assert.match(await style(page.locator('article .m.p[data-s="sug"]').first(), "background-image"), /repeating-linear-gradient/);
});

for (const by of ["mouse", "keyboard"]) {
  journey(`solo: only the directives stay, by ${by}`, { hash: "#sample" }, async (page) => {
    await reading(page);
    const button = page.locator(".foot .lg[aria-pressed]").nth(3);
    const solo = async () => {
      if (by === "mouse") return button.click({ modifiers: ["Alt"] });
      await button.focus();
      return page.keyboard.press("Alt+Enter");
    };
    await solo();
    await page.waitForFunction(() => !document.querySelector("article .part .m:not(.off)"));
    assert.ok(await page.locator("article .D:not(.X):not(.off)").count());
    await page.waitForFunction(() => location.hash.includes("hide="));
    await solo();
    await page.locator("article .part .m.p:not(.off)").first().waitFor();
    await page.waitForFunction(() => !location.hash.includes("hide="));
  });

  journey(`the index grouped, sorted and filtered, by ${by}`, { hash: "#sample" }, async (page) => {
    await reading(page);
    const press = async (name) => {
      const button = page.locator(".index .tools button", { hasText: new RegExp(`^${name}$`) });
      if (by === "mouse") return button.click();
      await button.focus();
      return page.keyboard.press("Enter");
    };
    const groups = () => page.locator(".index .sec-o h3").allInnerTexts();
    const before = await groups();
    await press("对象");
    await page.waitForFunction((before) => document.querySelector(".index .sec-o h3").innerText !== before, before[0]);
    await press("次数");
    const counts = await page.locator(".index .who .end > .num").allInnerTexts();
    assert.deepEqual(counts.map(Number), counts.map(Number).toSorted((a, b) => b - a));
    const all = [await people(page).count(), await orders(page).count()];
    const name = await people(page).first().locator(".nm").innerText();
    const field = page.locator(".index .filter");
    if (by === "mouse") await field.click();
    else await field.focus();
    await page.keyboard.type(name);
    await page.waitForFunction(() => document.querySelectorAll(".index .who").length === 1);
    assert.equal(await page.locator("article").count(), 1, "letters typed in a field are no commands");
    await page.keyboard.press("Escape");
    await page.waitForFunction((all) => document.querySelectorAll(".index .who").length === all, all[0]);
    assert.equal(await orders(page).count(), all[1]);
    await field.fill("zzz");
    await page.locator(".index .sec-p .none").waitFor();
  });
}

journey("a name is found by its initials, in the index and in the palette", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator("article .part .m.p").first().click();
  const [pinyin, name] = [await page.locator(".card .py").innerText(), await page.locator(".card h2").innerText()];
  const plain = pinyin.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  await page.keyboard.press("Escape");
  const surname = plain[0];
  await page.locator(".index .filter").fill(surname);
  await page.waitForFunction((name) => [...document.querySelectorAll(".index .who .nm")].some((nm) => nm.innerText === name), name);
  await page.locator(".index .filter").fill("");
  await page.keyboard.press("Control+k");
  await page.locator(".palette input:focus").waitFor();
  await page.keyboard.type(plain.replace(/\s/g, ""));
  await page.locator(".palette [role=option]", { hasText: name }).first().waitFor();
});

journey("the legend by keyboard: arrows move, the space bar switches, Enter too", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator(".foot .lg").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => !document.querySelector("article .part .m.t:not(.off)"));
  await page.keyboard.press("Enter");
  await page.locator("article .part .m.t:not(.off)").first().waitFor();
});

journey("a name is found by its pinyin", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator("article .part .m.p").first().click();
  const pinyin = await page.locator(".card .py").innerText();
  const name = await page.locator(".card h2").innerText();
  const plain = pinyin.normalize("NFD").replace(/[\u0300-\u036f’]/g, "").replace(/ü/g, "v").toLowerCase();
  await page.keyboard.press("Escape");
  await page.locator(".index .filter").fill(plain);
  await page.waitForFunction((name) => document.querySelector(".index .who .nm")?.innerText === name, name);
});

journey("the source shows as long as o is held", { settings: { variant: "zh-Hans", language: "zh-Hans" } }, async (page) => {
  await noisy(page);
  const before = await text(page);
  await page.keyboard.down("o");
  await page.locator("article del:visible").first().waitFor();
  const held = await text(page);
  assert.match(held, /雲澤縣/);
  assert.match(held, /務\(wù\)/, "what was taken out stands there");
  await page.keyboard.up("o");
  await shows(page, before);
});

journey("directives only: the rest recedes, its marks with it", { hash: "#sample" }, async (page) => {
  await reading(page);
  const paragraph = page.locator("article .part p:has(.D)").first();
  const [ink, order] = [await style(paragraph, "color"), await style(paragraph.locator(".D").first(), "color")];
  assert.equal(ink, order);
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.documentElement.dataset.focus === "orders");
  assert.notEqual(await style(paragraph, "color"), ink);
  assert.equal(await style(paragraph.locator(".D").first(), "color"), order);
});

journey("forced colours: lines become native ones, and a guess has its sign", { forcedColors: "active", hash: "#sample" }, async (page) => {
  await reading(page);
  await page.evaluate(() => document.querySelector("article .part .m.p").setAttribute("data-s", "sug"));
  assert.equal(await style(page.locator("article .part .m.p").first(), "text-decoration-line"), "underline");
  assert.equal(await style(page.locator("article .part .m.t").first(), "text-decoration-style"), "dotted");
  assert.equal(await style(page.locator('article .m[data-s="sug"]').first(), "content", "::after"), '"?"');
  assert.equal(await style(page.locator(`${MARKS.ban} .w.x`).first(), "content", "::before"), '"☒"');
});

journey("on paper: black lines, and the legend behind the text", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await style(page.locator("html"), "--m-person"), "#000");
  for (const gone of [".bar", ".rail", ".index", ".strip"]) assert.equal(await page.locator(gone).isVisible(), false, gone);
  const [article, legend] = [await page.locator("article").boundingBox(), await page.locator(".foot .legend").boundingBox()];
  assert.ok(legend.y >= article.y + article.height - 1, "the legend stands behind the text");
});
