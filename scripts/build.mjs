// Builds the page into dist/ with trunk.

import { pathToFileURL } from "node:url";

import { entry, must, step } from "./run.mjs";
import { TO_BUILD, TRUNK_ENV, provide } from "./tools.mjs";

/** The command that builds the page as it is deployed; the rest stands in Trunk.toml. */
export const TRUNK_BUILD = ["trunk", ["build"], TRUNK_ENV];

/** Builds; the tools must be there. */
export async function build() {
  step("build the page (the first time takes some minutes)");
  const [command, args, env] = TRUNK_BUILD;
  await must(command, args, { env, failure: "the page does not build; the compiler's message stands above" });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await entry(async () => {
    await provide(TO_BUILD);
    await build();
  });
}
