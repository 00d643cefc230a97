// Keys and copying. Every page works without this file.
"use strict";
(() => {
  const steps = () => [...document.querySelectorAll("[data-step]")].filter(step => step.offsetParent !== null);
  let current = -1;

  const go = by => {
    const all = steps();
    if (all.length === 0) return;
    current = Math.min(all.length - 1, Math.max(0, current + by));
    all.forEach((step, index) => step.classList.toggle("is-current", index === current));
    const step = all[current];
    step.scrollIntoView({ block: "center" });
    document.querySelectorAll(".hunk-map a").forEach(link => link.classList.toggle("is-current", step.id !== "" && link.hash === "#" + step.id));
    const link = step.querySelector(".change-link");
    if (link) link.focus({ preventScroll: true });
    else { step.tabIndex = -1; step.focus({ preventScroll: true }); }
  };

  const follow = selector => {
    const link = document.querySelector(selector);
    if (link) link.click();
    return link !== null;
  };

  const fold = () => {
    const folds = [...document.querySelectorAll("details.fold")];
    const open = folds.some(one => !one.open);
    folds.forEach(one => { one.open = open; });
  };

  const copy = async text => {
    try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
  };

  const cycle = () => {
    const tabs = [...document.querySelectorAll("nav.tabs a")];
    const next = tabs[(tabs.findIndex(tab => tab.getAttribute("aria-current")) + 1) % tabs.length];
    if (next) next.click();
  };

  const help = () => {
    let dialog = document.querySelector("dialog.keys");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.className = "keys";
      const title = document.createElement("h2");
      title.textContent = "Keys";
      const list = document.createElement("dl");
      list.className = "facts";
      for (const [key, what] of [["j / k", "Next, previous change"], ["Enter", "Open it"], ["← / →", "Older, newer"], ["v", "Next layout or tab"], ["e", "Unfold or fold unchanged text"], ["c", "Cite"], ["y", "Copy this page's address"], ["?", "This list"]]) {
        const row = document.createElement("div");
        const name = document.createElement("dt");
        const meaning = document.createElement("dd");
        const cap = document.createElement("kbd");
        cap.textContent = key;
        name.append(cap);
        meaning.textContent = what;
        row.append(name, meaning);
        list.append(row);
      }
      const close = document.createElement("form");
      close.method = "dialog";
      const button = document.createElement("button");
      button.className = "button";
      button.textContent = "Close";
      close.append(button);
      dialog.append(title, list, close);
      document.body.append(dialog);
    }
    dialog.showModal();
  };

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    v: cycle,
    e: fold,
    c: () => follow('a[href="#cite"]'),
    y: () => copy(location.href),
    ArrowLeft: () => follow('a[rel="prev"]'),
    ArrowRight: () => follow('a[rel="next"]'),
    "?": help,
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog, .reading-table, pre")) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // A link into folded text opens the fold, so that the target can be seen.
  const unfoldTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) { closed.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", unfoldTarget);
  unfoldTarget();

  document.querySelectorAll("[data-copy]").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.querySelector(button.dataset.copy);
      const done = await copy(source.innerText.replace(/\s+/g, " ").trim());
      const before = button.textContent;
      button.textContent = done ? "Copied" : "Select the text and copy it: the browser does not allow this";
      setTimeout(() => { button.textContent = before; }, 2500);
    });
  });
})();
