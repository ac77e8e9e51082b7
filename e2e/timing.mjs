// How long the page takes to show what was asked for, measured inside it: from the click to the frame after it.

import { carry } from "./harness.mjs";

/** In the page: acts, and gives the milliseconds until a frame is on the screen for which `seen` holds. */
function timed([act, seen]) {
  const [doIt, isThere] = [new Function(act), new Function(`return ${seen}`)];
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const look = () =>
      requestAnimationFrame(() => {
        if (performance.now() - start > 30_000) reject(new Error(`never seen: ${seen}`));
        else if (isThere()) setTimeout(() => resolve(performance.now() - start));
        else look();
      });
    doIt();
    look();
  });
}

const ms = (page, act, seen) => page.evaluate(timed, [act, seen]);

/** From the click on a report's row to its first frame with marks. */
export const firstFrame = (page, row) =>
  ms(page, `document.querySelectorAll(".rail button.doc")[${row}].click()`, `document.querySelectorAll(".rail button.doc")[${row}].getAttribute("aria-current") && document.querySelector("article .body .m")`);

/** From the click on the legend's first switch to the frame without, or again with, its marks. */
export const toggle = (page, off) =>
  ms(page, `document.querySelector(".foot .lg").click()`, `Boolean(document.querySelector("article .body .m.p.off")) === ${off}`);

/** From the click on a script to the frame whose paragraph in view has one of these characters. */
export const script = (page, name, characters) =>
  ms(page, `[...document.querySelectorAll(".bar .seg [role=radio]")].find((button) => button.textContent === "${name}").click()`, `/[${characters}]/.test(document.querySelector("article .part.drawn p").textContent)`);

/** From the drop of many files to the first that can be read, and to the last one listed. */
export async function reading(page, files) {
  await carry(page, files);
  const start = Date.now();
  const first = await ms(page, "window.letGo()", `document.querySelector("article .m.p")`);
  await page.waitForFunction(
    (count) => document.querySelector(".shelf h2 .num")?.textContent === String(count) && !document.querySelector(".tray"),
    files.length,
    { timeout: 300_000 },
  );
  return { first, all: Date.now() - start };
}

/** From the last letter of a query to the frame that shows how many hits it has. */
export async function search(page, query, hits, regex = false) {
  await page.keyboard.press("/");
  await page.locator(".find").waitFor();
  if ((await page.locator(".find .tools input").last().isChecked()) !== regex) await page.locator(".find .tools input").last().click();
  const type = `const field = document.querySelector(".seek input"); field.value = ${JSON.stringify(query)}; field.dispatchEvent(new InputEvent("input", { bubbles: true }))`;
  const seen = `document.querySelectorAll(".find .kwr").length > 0 && parseInt(document.querySelector(".find .top .num").textContent) >= ${hits}`;
  const took = await ms(page, type, seen);
  await page.locator(".bar .seek input").press("Escape");
  await page.locator(".find").waitFor({ state: "detached" });
  return took;
}

/** From the click on a directive of the index, so far down its list, to the frame with it in view. */
export async function farJump(page, share) {
  await page.evaluate((share) => {
    const [index, orders] = [".index", ".sec-o"].map((part) => document.querySelector(part));
    index.scrollTop = orders.offsetTop + share * (orders.offsetHeight - index.clientHeight);
  }, share);
  // Rows are drawn when they come near.
  await page.waitForFunction(() => {
    const tops = [...document.querySelectorAll(".ord .go")].map((row) => row.getBoundingClientRect().top);
    return tops.some((top) => top > 160 && top < innerHeight);
  });
  const row = `[...document.querySelectorAll(".ord .go")].find((row) => row.getBoundingClientRect().top > 160)`;
  const lit = `(() => { const box = document.querySelector("article .D.on")?.getBoundingClientRect(); return box && box.top >= 0 && box.top < innerHeight; })()`;
  return ms(page, `${row}.click()`, lit);
}

export const median = (list) => quantile(list, 0.5);

export function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
