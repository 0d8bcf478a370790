/** Space plays and pauses, m turns the sound on and off. */

import { setMuted } from "./stage.js";

export function answerKeys(stage, options) {
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input:not([type=range]), textarea, select, button, a, summary, dialog")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") {
      event.preventDefault();
      stage.flip();
    }
    if (event.key === "m") setMuted(!stage.video.muted);
  }, options);
}
