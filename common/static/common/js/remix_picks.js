/** Clips to go along: numbered in the order in which they are chosen, and no more than fit. */

function show(root) {
  const order = root.querySelector("[name=order]");
  const boxes = [...root.querySelectorAll("[name=with]")];
  const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const before = order.value.split(",").filter((id) => chosen.has(id));
  const ids = [...before, ...[...chosen].filter((id) => !before.includes(id))];
  order.value = ids.join(",");
  const full = ids.length >= Number(root.dataset.most);
  boxes.forEach((box) => {
    const place = ids.indexOf(box.value);
    box.disabled = box.type === "checkbox" && full && place < 0;
    box.closest("label").querySelector(".pick__number").textContent = place < 0 ? "" : place + 2;
  });
}

export function startPicks(root) {
  root.querySelectorAll("[data-picks]").forEach((picks) => {
    picks.addEventListener("change", () => show(picks));
    show(picks);
  });
}
