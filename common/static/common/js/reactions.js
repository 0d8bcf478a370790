/** [data-like=post] and [data-save=post]: shown at once, taken back when the server says no. */

import { call } from "./api.js";
import { say } from "./toast.js";

const KINDS = ["like", "save"];
const compact = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });

const isOn = (button) => button.getAttribute("aria-pressed") === "true";

function show(button, on, count) {
  button.setAttribute("aria-pressed", on);
  const number = button.querySelector("[data-count]");
  number.dataset.count = count;
  number.textContent = compact.format(count);
}

export async function react(button, on = !isOn(button)) {
  const before = isOn(button);
  if (on === before) return;
  if (button.dataset.signIn) {
    location.href = button.dataset.signIn;
    return;
  }
  const kind = KINDS.find((one) => one in button.dataset);
  const count = Number(button.querySelector("[data-count]").dataset.count);
  show(button, on, Math.max(0, count + (on ? 1 : -1)));
  if (on && button.dataset.said) say(button.dataset.said);
  try {
    await call(on ? "PUT" : "DELETE", `posts/${button.dataset[kind]}/${kind}`);
  } catch (refusal) {
    show(button, before, count);
    say(refusal.message, { bad: true });
  }
}

export function startReactions() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-like], [data-save]");
    if (button) react(button);
  });
}
