/** Keys do what fingers do: some move and play, the others press what carries them in data-key. */

import { isMuted, setMuted } from "./stage.js";

const TYPING = "input, textarea, select, dialog, [contenteditable]";

export function startKeys(swipe) {
  const acts = {
    j: () => swipe.go(1),
    ArrowDown: () => swipe.go(1),
    PageDown: () => swipe.go(1),
    k: () => swipe.go(-1),
    ArrowUp: () => swipe.go(-1),
    PageUp: () => swipe.go(-1),
    " ": () => swipe.stage?.flip(),
    m: () => setMuted(!isMuted()),
  };
  const presses = (key) => {
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const found = swipe.current?.querySelector(wanted) ?? document.querySelector(`.feed__bar ${wanted}`);
    return found && (() => found.click());
  };
  document.addEventListener("keydown", (event) => {
    const pressing = event.key === " " && event.target.closest("button, a, summary");
    if (event.target.closest(TYPING) || pressing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts[event.key] ?? presses(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  });
}
