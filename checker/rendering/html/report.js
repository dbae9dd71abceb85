"use strict";
// Filters, search, and the way between an element and its place in the text. The page is whole without it.
(() => {
  const $ = (selector) => document.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const entries = all(".entry"), text = $("#text"), search = $("#search"), back = $("#back");
  const wide = matchMedia("(min-width: 60.01rem)");
  const chosen = { outcome: new Set(), importance: new Set() };
  let current = null;
  $("#filters").hidden = $("#keys").hidden = false;

  const words = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));
  function filter() {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0, elements = 0;
    for (const entry of entries) {
      const isElement = "outcome" in entry.dataset;
      const fits = Object.entries(chosen).every(([key, values]) => !values.size || values.has(entry.dataset[key]));
      entry.hidden = !fits || !wanted.every((word) => words.get(entry).includes(word));
      elements += isElement;
      shown += isElement && !entry.hidden;
    }
    for (const group of all(".group")) group.hidden = !all(".entry", group).some((entry) => !entry.hidden);
    $("#none").hidden = entries.some((entry) => !entry.hidden);
    $("#shown").textContent = shown === elements ? `共 ${elements} 项` : `显示 ${shown} 项，共 ${elements} 项`;
  }
  for (const button of all("#filters [aria-pressed]")) {
    button.addEventListener("click", () => {
      const [key, value] = Object.entries(button.dataset)[0];
      const on = !chosen[key].delete(value);
      if (on) chosen[key].add(value);
      button.setAttribute("aria-pressed", on);
      filter();
    });
  }
  search.addEventListener("input", filter);
  $("#unfold").addEventListener("click", () => entries.forEach((entry) => { entry.open = true; }));
  $("#fold").addEventListener("click", () => entries.forEach((entry) => { entry.open = false; }));

  // In two columns the text scrolls inside its own, on a narrow window with the page.
  function bring(place) {
    if (!place) return;
    const box = place.getBoundingClientRect();
    if (!wide.matches) { scrollTo({ top: scrollY + box.top - innerHeight / 4 }); return; }
    const inText = text.contains(place), pane = text.getBoundingClientRect();
    if (inText) text.scrollTop += box.top - pane.top - pane.height / 4;
    else if (box.top < 150 || box.bottom > innerHeight) scrollTo({ top: scrollY + box.top - 170 });
    if (inText && pane.top > innerHeight / 3) scrollTo({ top: scrollY + Math.min(pane.top, document.querySelector("main").getBoundingClientRect().top) });
  }
  const placesOf = (entry) => all(`[data-for~="${entry.dataset.id}"]`, text);
  // Where it belongs before what came near it, evidence before the rest.
  const best = (places) => places.find((one) => one.matches("li")) || places.find((one) => !one.matches(".near")) || places[0];
  function choose(entry) {
    all(".on").forEach((place) => place.classList.remove("on"));
    current = entry;
    entry.classList.add("on");
    const places = placesOf(entry);
    places.forEach((place) => place.classList.add("on"));
    back.href = `#${entry.id}`;
    return places;
  }
  function show(entry, focus) {
    if (entry.hidden) { // a filter would hide where the reader wants to go
      search.value = "";
      Object.values(chosen).forEach((values) => values.clear());
      all("#filters [aria-pressed]").forEach((button) => button.setAttribute("aria-pressed", false));
      filter();
    }
    entry.open = true;
    choose(entry);
    bring(entry);
    back.hidden = true;
    if (focus) entry.querySelector("summary").focus({ preventScroll: true });
  }
  function read(entry, place) {
    const places = choose(entry);
    bring(place || best(places));
    back.hidden = wide.matches;
  }

  for (const entry of entries) {
    entry.querySelector("summary").addEventListener("click", () => {
      const places = choose(entry);
      if (wide.matches) bring(best(places));
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']"), mark = event.target.closest("mark[data-for]");
    if (link) {
      const target = document.getElementById(link.hash.slice(1));
      if (!target || link.closest(".skips")) return;
      if (target.matches(".entry")) { event.preventDefault(); show(target, true); }
      else if (link.closest(".entry") && text.contains(target)) {
        event.preventDefault();
        // An anchor is an empty place: what stands behind it is what should be seen.
        read(link.closest(".entry"), target.matches(".anchor") ? nextMark(target) : target);
      }
    } else if (mark && !String(getSelection())) {
      const owners = mark.dataset.for.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
      if (owners.length) show(owners[(owners.indexOf(current) + 1) % owners.length], false); // once more: the next of several
    }
  });
  function nextMark(place) {
    let next = place;
    while (next && !next.matches("mark")) next = next.nextElementSibling;
    return next || place;
  }

  const typing = (target) => target.matches("input, textarea, select");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing(event.target)) { event.preventDefault(); search.focus(); search.select(); return; }
    if (event.key === "Escape") { search.value = ""; filter(); if (current) show(current, true); return; }
    const visible = entries.filter((entry) => !entry.hidden);
    const at = visible.findIndex((entry) => entry.contains(event.target));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && (event.target.matches("summary") || event.target === search)) {
      const next = visible[at < 0 ? 0 : at + step];
      if (!next) return;
      event.preventDefault();
      next.querySelector("summary").focus();
      const places = choose(next);
      if (wide.matches) bring(best(places));
    } else if (event.key === "ArrowRight" && at >= 0) {
      const place = placesOf(visible[at]).find((one) => one.matches("a"));
      if (!place) return;
      event.preventDefault();
      read(visible[at], place);
      place.focus({ preventScroll: true });
    } else if (event.key === "ArrowLeft" && current && text.contains(event.target)) {
      event.preventDefault();
      show(current, true);
    }
  });
  const first = location.hash && document.getElementById(location.hash.slice(1));
  filter();
  if (first && first.matches(".entry")) show(first, false);
})();
