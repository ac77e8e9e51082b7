//! Which module may know which. A new edge is the most reviewed change there is: it needs a line here
//! and a reason in ARCHITECTURE.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Module, and the modules it may name. Files of `src/bin` stand as `bin/…`.
const ALLOWED: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("note", &["span"]),
    ("confidence", &[]),
    ("intake", &["span", "note", "confidence"]),
    ("lexicon", &["span"]),
    ("repair", &["span", "note", "lexicon", "confidence"]),
    ("script", &["span", "lexicon"]),
    ("document", &["span", "lexicon", "intake"]),
    ("analysis", &["document", "lexicon", "span", "note", "confidence"]),
    (
        "pipeline",
        &["span", "note", "confidence", "intake", "repair", "script", "lexicon", "document", "analysis"],
    ),
    ("samples", &["intake"]),
    ("find", &["span", "script"]),
    (
        "export",
        &["pipeline", "span", "note", "confidence", "intake", "repair", "script", "document", "analysis"],
    ),
    (
        "protocol",
        &[
            "export",
            "pipeline",
            "span",
            "note",
            "confidence",
            "intake",
            "repair",
            "script",
            "document",
            "analysis",
            "find",
        ],
    ),
    ("publish", &["view", "protocol"]),
    (
        "worker",
        &["protocol", "pipeline", "samples", "intake", "script", "span", "export", "publish", "view", "find"],
    ),
    ("view", &["protocol"]),
    ("ui", &["view", "protocol"]),
    ("bin/app", &["ui"]),
    ("bin/worker", &["worker", "protocol", "find"]),
    ("bin/gongwen", &["publish", "view", "pipeline", "export", "intake", "script", "span", "samples"]),
];

/// Crates that touch the browser.
const WEB: &[&str] =
    &["yew", "gloo", "js-sys", "web-sys", "wasm-bindgen", "wasm-bindgen-futures", "console_error_panic_hook"];

type Edges = BTreeMap<String, BTreeSet<String>>;

#[test]
fn modules_know_only_what_they_may() {
    let allowed: BTreeMap<_, BTreeSet<_>> =
        ALLOWED.iter().map(|(from, to)| (*from, to.iter().copied().collect())).collect();
    let mut new = Vec::new();
    for (from, targets) in edges() {
        let may =
            allowed.get(from.as_str()).unwrap_or_else(|| panic!("module {from} has no line in ALLOWED"));
        new.extend(targets.iter().filter(|to| !may.contains(to.as_str())).map(|to| format!("{from} → {to}")));
    }
    assert!(new.is_empty(), "edges that nobody allowed: {}", new.join(", "));
}

#[test]
fn the_reader_of_edges_sees_them() {
    let names = modules();
    let code = "use crate::{note::Note, span::{self, TextRange}};\n// crate::ui\nfn f() { crate::script::g(); }\n\
                use super::super::lexicon::Table;\n#[cfg(test)]\nmod tests { use crate::view; }";
    let found = mentions(code, "crate", 2, &names);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["lexicon", "note", "script", "span"]);
}

#[test]
fn the_core_compiles_no_web_crate_natively() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is readable");
    let mut section = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if let Some((name, value)) = line.split_once(" = ")
            && WEB.contains(&name)
            && section != "[features]"
        {
            assert_eq!(section, "[target.'cfg(target_arch = \"wasm32\")'.dependencies]", "{name}");
            assert!(value.contains("optional = true"), "{name} must wait for the feature `web`");
        }
    }
}

#[test]
fn only_ui_and_the_wasm_binaries_name_web_crates() {
    for (module, file) in sources() {
        if module == "ui" || module.starts_with("bin/") {
            continue;
        }
        let code = production(&fs::read_to_string(&file).expect("a source is readable"));
        let named = WEB.iter().find(|name| code.contains(&format!("{}::", name.replace('-', "_"))));
        assert_eq!(named, None, "{}", file.display());
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file with the name of its top-level module.
fn sources() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let src = root().join("src");
    collect(&src, &mut |file| {
        let inside = file.strip_prefix(&src).expect("found below src");
        let name = inside.with_extension("").to_string_lossy().replace('\\', "/");
        let depth = if name.starts_with("bin/") { 2 } else { 1 };
        let module = name.split('/').take(depth).collect::<Vec<_>>().join("/");
        if module != "lib" && !only_for_tests(file) {
            found.push((module, file.to_owned()));
        }
    });
    found.sort();
    found
}

/// Whether the module above declares this file for tests only; such files may know everything.
fn only_for_tests(file: &Path) -> bool {
    let above = fs::read_to_string(file.with_file_name("mod.rs")).unwrap_or_default();
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    above.contains(&format!("#[cfg(test)]\nmod {name};"))
}

fn collect(folder: &Path, found: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).expect("a source folder is readable") {
        let path = entry.expect("a folder entry is readable").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found(&path);
        }
    }
}

fn modules() -> BTreeSet<String> {
    sources().into_iter().map(|(module, _)| module).collect()
}

fn edges() -> Edges {
    let names = modules();
    let src = root().join("src");
    let mut edges = Edges::new();
    for (module, file) in sources() {
        let code = fs::read_to_string(&file).expect("a source is readable");
        let depth = file.strip_prefix(&src).expect("found below src").components().count()
            - usize::from(file.ends_with("mod.rs"));
        let krate = if module.starts_with("bin/") { "gongwen" } else { "crate" };
        let mut found = mentions(&code, krate, depth, &names);
        found.remove(&module);
        edges.entry(module).or_default().extend(found);
    }
    edges
}

/// The code without comments and without the tests at its end, which may know everything.
fn production(code: &str) -> String {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The modules that the code of a module `depth` levels below the root names, by `crate::` (or the
/// library's name) or by enough `super::`.
fn mentions(code: &str, krate: &str, depth: usize, names: &BTreeSet<String>) -> BTreeSet<String> {
    let code = production(code);
    let roots = [format!("{krate}::"), "super::".repeat(depth)];
    let mut found = BTreeSet::new();
    for root in roots.iter().filter(|root| !root.is_empty()) {
        for (at, _) in code.match_indices(root.as_str()) {
            let before = code.get(..at).unwrap_or_default();
            let part_of_longer = before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            if !part_of_longer {
                found.extend(first_names(code.get(at + root.len()..).unwrap_or_default()));
            }
        }
    }
    if found.remove("Confidence") {
        found.insert("confidence".to_owned());
    }
    found.retain(|name| names.contains(name));
    found
}

/// The names that a path goes on with: one, or those at the top level of a brace.
fn first_names(rest: &str) -> Vec<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let Some(group) = rest.strip_prefix('{') else {
        return vec![rest.chars().take_while(|&c| is_name(c)).collect()];
    };
    let (mut names, mut depth, mut name, mut fresh) = (Vec::new(), 0, String::new(), true);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(std::mem::take(&mut name));
                fresh = true;
            }
            c if depth == 0 && fresh && is_name(c) => name.push(c),
            c if depth == 0 && !c.is_whitespace() => fresh = false,
            _ => {}
        }
    }
    names.push(name);
    names
}
