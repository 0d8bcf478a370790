/** <dialog>s opened by [data-opens=id], closed by [data-closes] or a click beside them. */

function open(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

export function startDialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      event.preventDefault();
      open(opener.dataset.opens);
      return;
    }
    if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
    if (event.target.matches("dialog[open]") && isBeside(event)) event.target.close();
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  /* Notices stay when the dialog that they lay in is gone (toast.js). */
  const freeToasts = ({ target }) => document.body.append(...target.querySelectorAll("#toasts"));
  document.addEventListener("close", freeToasts, true);
  /* What had the focus may be gone with what came anew: it stays in the dialog. */
  document.addEventListener("htmx:afterSettle", ({ detail: { target } }) => {
    if (document.activeElement === document.body) target.closest("dialog[open]")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

function isBeside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
