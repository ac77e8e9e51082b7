// Runs before anything is painted: takes up the reader's theme and language, then loads the app.
// A file of its own, because the page's policy forbids inline scripts.
{
  const { app, wasm } = document.currentScript.dataset;
  const root = document.documentElement;
  try {
    const settings = JSON.parse(localStorage.getItem("gongwen.settings")) ?? {};
    if (/^(paper|grey|dark)$/.test(settings.theme)) root.dataset.theme = settings.theme;
    if (/^(zh-Hans|zh-Hant|en)$/.test(settings.language)) root.lang = settings.language;
  } catch {
    // No storage, or not ours: the defaults stand.
  }

  const failed = (error) => {
    console.error(error);
    const words = {
      "zh-Hans": "这个浏览器打不开公文阅读器：要用支持 WebAssembly 的新版浏览器。",
      "zh-Hant": "這個瀏覽器打不開公文閱讀器：要用支援 WebAssembly 的新版瀏覽器。",
      en: "Gongwen Reader could not start: it needs a current browser with WebAssembly.",
    };
    const line = document.createElement("p");
    line.className = "boot-failed";
    line.setAttribute("role", "alert");
    line.textContent = words[root.lang] ?? words.en;
    document.body.append(line);
  };

  // What is dropped before the app runs is held for it: the app takes it over with its own listeners.
  const held = [];
  const hold = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (event.type !== "drop") return;
    for (const item of event.dataTransfer.items) {
      if (item.kind === "file") held.push(item.webkitGetAsEntry?.() ?? item.getAsFile());
    }
  };
  for (const type of ["dragover", "drop"]) addEventListener(type, hold);
  window.takeHeldDrops = () => {
    for (const type of ["dragover", "drop"]) removeEventListener(type, hold);
    return held.splice(0).filter(Boolean);
  };

  // The addresses are relative to the page, not to this script's folder.
  const here = (address) => new URL(address, document.baseURI).href;
  import(here(app)).then((module) => module.default({ module_or_path: here(wasm) })).catch(failed);
}
