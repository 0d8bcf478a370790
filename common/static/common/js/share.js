/** [data-share=path]: the system's share sheet where there is one, otherwise the link goes to the clipboard. */

import { say } from "./toast.js";

/** Tells `shared` once it was. */
async function share({ share: path, shareTitle: title = "" }) {
  const url = new URL(path, location.origin).href;
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    try {
      await navigator.share({ url, title });
    } catch (error) {
      if (error.name === "AbortError") return;
      throw error;
    }
  } else if (!(await copy(url))) return;
  document.dispatchEvent(new CustomEvent("shared"));
}

async function copy(text) {
  const { copied, failed } = document.getElementById("words").dataset;
  try {
    await navigator.clipboard.writeText(text);
    say(copied);
    return true;
  } catch {
    say(failed, { bad: true });
    return false;
  }
}

export function startSharing() {
  document.addEventListener("click", (event) => {
    const sharer = event.target.closest("[data-share]");
    if (sharer) share(sharer.dataset);
    const copier = event.target.closest("[data-copy]");
    if (copier) copy(document.getElementById(copier.dataset.copy).textContent);
  });
}
