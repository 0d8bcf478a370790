/** Tiles that move when a mouse or the keyboard's focus rests on them. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");

function swap(event, key) {
  const tile = event.target.closest?.(".tile[data-preview]");
  if (!tile || calm.matches) return;
  const picture = tile.querySelector("img");
  picture.src = tile.dataset[key];
}

document.addEventListener("pointerenter", (event) => swap(event, "preview"), true);
document.addEventListener("pointerleave", (event) => swap(event, "poster"), true);
document.addEventListener("focusin", (event) => swap(event, "preview"));
document.addEventListener("focusout", (event) => swap(event, "poster"));
