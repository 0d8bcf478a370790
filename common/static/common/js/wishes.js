/** What the sheets change: an example fills the box, a wish draws the list anew, a refused clip leaves it. */

import { record } from "./events.js";
import { renew } from "./pages.js";
import { say } from "./toast.js";

function fill({ dataset }) {
  const box = document.getElementById("steer-text");
  const before = box.value.trim().replace(/[,，]$/, "");
  box.value = before ? `${before}, ${dataset.fill}` : dataset.fill;
  box.focus();
}

/** What the item says of itself goes into the one sheet. */
function explain(item) {
  const told = item.querySelector("template[data-why]").content.cloneNode(true);
  document.getElementById("why-told").replaceChildren(told);
  document.getElementById("why-post").href = item.querySelector("[data-share]").dataset.share;
  const refusing = document.querySelector("[data-refuses]");
  if (refusing) refusing.dataset.refuses = item.dataset.post;
}

/** Not interested: told, taken out of the list, and gone on from. */
function refuse(swipe, { dataset }) {
  const item = swipe.items.find((one) => one.dataset.post === dataset.refuses);
  document.querySelector("dialog[open]")?.close();
  if (!item) return;
  record("not_interested", item);
  item.remove();
  say(dataset.said);
}

export function startWishes(swipe) {
  let stale = false;
  document.addEventListener("click", ({ target }) => {
    const example = target.closest("[data-fill]");
    if (example) fill(example);
    const asking = target.closest("[data-opens=why]");
    if (asking) explain(asking.closest(".feed__item"));
    const refusing = target.closest("[data-refuses]");
    if (refusing) refuse(swipe, refusing);
  });
  document.addEventListener("steered", () => {
    stale = true;
  });
  document.getElementById("steer").addEventListener("close", ({ target }) => {
    if (stale) renew(swipe, target.dataset.said);
    stale = false;
  });
  document.addEventListener("shared", () => swipe.current && record("share", swipe.current));
}
