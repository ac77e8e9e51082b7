// The page as a reader sees it: where things are, named once.

import assert from "node:assert/strict";

/** Marks of a class in the text, nested ones too; a mark in several pieces counts once for each piece. */
export const MARKS = { person: "article .m.p", post: "article .m.t", order: "article .D:not(.X)", ban: "article .D.X" };

/** Reports in the list, and files there that could not be read. */
export const list = (page) => page.locator(".rail button.doc");
export const people = (page) => page.locator(".index .who");
export const orders = (page) => page.locator(".index .ord");
export const errors = (page) => page.locator(".rail .doc .wn");

/** Waits until a report is open with its marks. */
export async function reading(page) {
  await page.locator("article .m.p").first().waitFor();
}

/** The text of the article, white space dropped. */
export async function text(page) {
  return (await page.locator("article").innerText()).replace(/\s+/g, "");
}

/** Chooses a script by the name of its button. */
export async function chooseScript(page, name) {
  const button = page.locator(".bar").getByRole("radio", { name, exact: true });
  await button.click();
  assert.equal(await button.getAttribute("aria-checked"), "true");
}
