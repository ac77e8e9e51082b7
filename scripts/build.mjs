// Builds the page into dist/ with trunk.

import { pathToFileURL } from "node:url";

import { entry, must, step } from "./run.mjs";
import { TO_BUILD, provide } from "./tools.mjs";

/** The command that builds the page as it is deployed. */
export const TRUNK_BUILD = ["trunk", ["build", "--release", "--cargo-profile", "web", "--locked"]];

/** Builds; the tools must be there. */
export async function build() {
  step("build the page (the first time takes some minutes)");
  await must(...TRUNK_BUILD, { failure: "the page does not build; the compiler's message stands above" });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await entry(async () => {
    await provide(TO_BUILD);
    await build();
  });
}
