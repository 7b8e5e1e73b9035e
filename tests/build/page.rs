//! A built page in small: what `dramatis build` needs of one, without the minutes that compiling a real one takes.

use std::fs;
use std::path::Path;

const INDEX: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title></title>
<link rel="preload" as="fetch" crossorigin href="page-1_bg.wasm">
<script defer src="page-1.js" data-wasm="page-1_bg.wasm"></script>
<link rel="stylesheet" href="./style-1.css"/>
<link rel="icon" href="./icon-1.svg"/>
<link rel="manifest" href="manifest.webmanifest">
</head>
<body>
<noscript>

</noscript>
<script type="application/json" id="dramatis-config">{"parts":"extract/core.wasm extract/lists.1.bin extract/names.1.bin quality.1.txt","worker_js":"worker-1.js","worker_wasm":"worker-1_bg.wasm","search":"search-1_bg.wasm"}</script>
<script>start()</script>
</body>
"#;

const FILES: [(&str, &str); 14] = [
    ("index.html", INDEX),
    (
        "sw.js",
        "const VERSION=\"dramatis:version\";const FILES=\"dramatis:files\";const LATER=\"dramatis:later\";",
    ),
    ("page-1.js", "page()"),
    ("page-1_bg.wasm", "page"),
    ("worker-1.js", "worker()"),
    ("worker-1_bg.wasm", "worker"),
    ("search-1_bg.wasm", "search"),
    ("style-1.css", "a{b:c}"),
    ("icon-1.svg", "<svg/>"),
    ("manifest.webmanifest", "{}"),
    ("quality.1.txt", "[PER Ann Poe]"),
    ("extract/core.wasm", "core"),
    ("extract/lists.1.bin", "lists"),
    ("extract/names.1.bin", "names"),
];

/// Writes the page into a folder.
pub(crate) fn write(folder: &Path) {
    for (name, text) in FILES {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder is made");
        fs::write(file, text).expect("a file is written");
    }
}
