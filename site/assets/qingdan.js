// Two small helps that the pages do without: a filter on the lists, and the finder on the home page.
(() => {
  "use strict";
  const plain = (text) => text.normalize("NFKC").toLowerCase().trim();

  const box = document.querySelector("[data-qd-filter]");
  if (box) {
    box.closest(".qd-filter").hidden = false;
    const rows = [...document.querySelectorAll("[data-qd-row]")];
    const shown = document.querySelector("[data-qd-shown]");
    const filter = () => {
      const wanted = plain(box.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const row of rows) {
        const words = plain(row.dataset.qdRow);
        row.hidden = !wanted.every((word) => words.includes(word));
        count += row.hidden ? 0 : 1;
      }
      for (const group of document.querySelectorAll("[data-qd-group]")) {
        group.hidden = !group.querySelector("[data-qd-row]:not([hidden])");
      }
      shown.textContent = wanted.length ? `显示 ${count} 个` : "";
    };
    box.value = new URLSearchParams(location.search).get("q") || "";
    box.addEventListener("input", filter);
    filter();
  }

  const find = document.querySelector("[data-qd-find]");
  if (find) {
    find.closest(".qd-find").hidden = false;
    const hits = document.querySelector("[data-qd-hits]");
    let index;
    const load = () => (index ??= fetch(find.dataset.qdFind).then((answer) => answer.json()));
    const search = async () => {
      const wanted = plain(find.value);
      const rows = wanted ? await load() : [];
      if (plain(find.value) !== wanted) return;
      const found = [];
      for (const [name, address, list, aliases] of rows) {
        const alias = aliases.find((each) => plain(each).includes(wanted));
        if (plain(name).includes(wanted)) found.push([plain(name) === wanted ? 0 : 1, name, address, list, ""]);
        else if (alias) found.push([2, name, address, list, alias]);
      }
      found.sort((a, b) => a[0] - b[0]);
      hits.replaceChildren(
        ...found.slice(0, 20).map(([, name, address, list, alias]) => {
          const item = document.createElement("li");
          const link = document.createElement("a");
          link.href = address;
          link.textContent = `${name}（${list}${alias ? `，俗称“${alias}”` : ""}）`;
          item.append(link);
          return item;
        }),
      );
      if (wanted && !found.length) {
        const item = document.createElement("li");
        item.textContent = `没有名称或俗称里含“${find.value.trim()}”的条目`;
        hits.append(item);
      }
    };
    find.addEventListener("input", search);
    if (find.value) search();
  }
})();
