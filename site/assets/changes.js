// The filters of the changes page: by organisation, by effect, by date. Without them the page shows everything.
export function start(box) {
  box.hidden = false;
  const rows = [...document.querySelectorAll("[data-qd-day]")];
  const shown = box.querySelector("[data-qd-shown]");
  const from = box.querySelector("[data-qd-from]");
  const to = box.querySelector("[data-qd-to]");
  const by = [...box.querySelectorAll("[data-qd-by]")];
  const name = { organisations: "qdOrganisations", effects: "qdEffects" };
  const filter = () => {
    let count = 0;
    for (const row of rows) {
      const day = row.dataset.qdDay;
      const fits = by.every((each) => !each.value || row.dataset[name[each.dataset.qdBy]].split("|").includes(each.value));
      row.hidden = !(fits && (!from.value || day >= from.value) && (!to.value || day <= to.value));
      count += row.hidden ? 0 : 1;
    }
    const since = !count && box.dataset.qdChanges ? `；记录从 ${box.dataset.qdChanges} 开始，更早的没有` : "";
    shown.textContent = count === rows.length ? "" : `显示 ${count} 次，共 ${rows.length} 次${since}`;
  };
  box.addEventListener("input", filter);
  filter();
}
