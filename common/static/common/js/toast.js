/** Short notices that go by themselves; announced by the live region they land in. */

const LIFE_MS = 4200;

function fade(toast) {
  setTimeout(() => toast.remove(), LIFE_MS);
}

export function say(text, { bad = false } = {}) {
  const toast = document.createElement("p");
  toast.className = bad ? "toast toast--bad" : "toast";
  toast.textContent = text;
  const toasts = document.getElementById("toasts");
  /* An open dialog lies above everything that is not in it, and hides it from screen readers. */
  const home = document.querySelector("dialog[open]") ?? document.body;
  if (toasts.parentElement !== home) home.append(toasts);
  requestAnimationFrame(() => toasts.append(toast)); // a live region that has only just come says nothing of its words
  fade(toast);
}

export function fadeServerToasts() {
  document.querySelectorAll("[data-toast]").forEach(fade);
}
