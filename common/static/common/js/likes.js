/** Likes: shown at once, taken back when the server says no. */

import { call } from "./api.js";
import { say } from "./toast.js";

function show(button, liked, count) {
  button.setAttribute("aria-pressed", liked);
  const number = button.querySelector("[data-count]");
  number.dataset.count = count;
  number.textContent = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" }).format(count);
}

export async function setLike(button, liked) {
  const before = button.getAttribute("aria-pressed") === "true";
  if (liked === before) return;
  if (button.dataset.signIn) {
    location.href = button.dataset.signIn;
    return;
  }
  const count = Number(button.querySelector("[data-count]").dataset.count);
  show(button, liked, Math.max(0, count + (liked ? 1 : -1)));
  try {
    await call(liked ? "PUT" : "DELETE", `posts/${button.dataset.like}/like`);
  } catch (refusal) {
    show(button, before, count);
    say(refusal.message, { bad: true });
  }
}

export function startLikes() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-like]");
    if (button) setLike(button, button.getAttribute("aria-pressed") !== "true");
  });
}
