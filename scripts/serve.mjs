// Builds the page, serves it on this computer and prints the address.

import { build } from "./build.mjs";
import { DIST, Failure, entry, step } from "./run.mjs";
import { serve } from "./static-server.mjs";
import { TO_BUILD, provide } from "./tools.mjs";

/** Serves on the asked port, or on the next free one of ten. */
async function listen(first) {
  for (let port = first; port < first + 10; port++) {
    try {
      return await serve(DIST, { port });
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
    }
  }
  throw new Failure(`ports ${first} to ${first + 9} are taken; choose another: make serve PORT=9000`);
}

await entry(async () => {
  await provide(TO_BUILD);
  await build();
  const server = await listen(Number(process.env.PORT ?? 8080));
  step(`open http://127.0.0.1:${server.address().port}/#sample  (Ctrl-C ends)`);
});
