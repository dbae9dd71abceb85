"use strict";
// Search, folding, and long tables a piece at a time. The page is whole without it.
(() => {
  const PIECE = 100;
  const $ = (selector) => document.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const named = all("[data-name]"), leagues = all("#ranking .league"), search = $("#search");
  $("#tools").hidden = false;
  const holder = (one) => (one.matches("summary") ? one.parentElement : one);

  for (const body of all(".league tbody")) {
    const rest = [...body.rows].slice(PIECE);
    if (!rest.length) continue;
    rest.forEach((row) => { row.hidden = true; });
    const more = document.createElement("button");
    more.type = "button";
    more.className = "more";
    more.textContent = `显示其余 ${rest.length} 行`;
    more.addEventListener("click", () => { rest.forEach((row) => { row.hidden = false; }); more.remove(); });
    body.closest("details").append(more);
  }
  search.addEventListener("input", () => {
    const wanted = search.value.trim();
    let found = 0;
    for (const one of named) {
      const fits = one.dataset.name.includes(wanted);
      holder(one).classList.toggle("gone", !fits);
      if (wanted && fits && one.hidden) one.hidden = false;
      found += fits && one.closest("#ranking") !== null;
    }
    if (wanted) leagues.forEach((league) => { league.open = all("tr[data-name]:not(.gone)", league).length > 0; });
    $("#found").textContent = wanted ? `找到 ${found} 条` : "";
  });
  $("#unfold").addEventListener("click", () => leagues.forEach((league) => { league.open = true; }));
  $("#fold").addEventListener("click", () => leagues.forEach((league) => { league.open = false; }));

  function follow() {
    const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place && place.matches("details")) { place.open = true; place.scrollIntoView(); }
  }
  addEventListener("hashchange", follow);
  follow();
  // On paper all groups of the ranking, whatever was folded on the screen.
  addEventListener("beforeprint", () => { leagues.forEach((league) => { league.open = true; }); all("#ranking tr[hidden]").forEach((row) => { row.hidden = false; }); });
})();
