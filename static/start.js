// Starts the page: hands its WebAssembly to the glue, or says why it cannot and shows the plain list of articles.
// Written for browsers of any age, since the old ones are those that need the message.
(function () {
  "use strict";

  function bytes(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    var raw = atob(base64);
    var out = new Uint8Array(raw.length);
    for (var i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
    return out;
  }

  // The list inside <noscript> is text to a page with scripts: it is read as a document of its own, then moved.
  function showList() {
    var plain = document.querySelector("noscript");
    if (!plain || document.getElementById("dramatis-list")) return;
    var main = document.createElement("main");
    main.id = "dramatis-list";
    var list = new DOMParser().parseFromString(plain.textContent, "text/html").body;
    while (list.firstChild) main.appendChild(list.firstChild);
    document.body.appendChild(main);
  }

  function trouble(words) {
    var box = document.getElementById("dramatis-trouble");
    box.textContent = words;
    box.hidden = false;
    showList();
  }

  function start() {
    if (typeof WebAssembly !== "object") {
      trouble("This browser cannot run WebAssembly, so the filters do not work here. The articles are listed below.");
      return;
    }
    var inline = document.getElementById("dramatis-page-wasm");
    var script = document.querySelector("script[data-wasm]");
    if (typeof wasm_bindgen === "undefined" || !(inline || script)) {
      trouble("The page did not load completely. Reload it; the articles are listed below.");
      return;
    }
    var code = inline ? bytes(inline.textContent) : new URL(script.getAttribute("data-wasm"), document.baseURI);
    wasm_bindgen({ module_or_path: code }).catch(function (error) {
      trouble("The page could not start (" + error + "). Reload it; the articles are listed below.");
    });
  }

  document.addEventListener("DOMContentLoaded", start);
})();
