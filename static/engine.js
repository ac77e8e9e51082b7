// Start-up of the engine, as a worker. Its version comes in the query and is passed on to what it loads,
// so that a new page never meets an old engine in a cache. The page hears `Ready` from the engine itself.
{
  const version = self.location.search;
  importScripts(`worker.js${version}`);
  wasm_bindgen({ module_or_path: `worker_bg.wasm${version}` }).catch((error) => {
    // Out of the promise: only then does the page's onerror hear of it.
    setTimeout(() => { throw error; });
  });
}
