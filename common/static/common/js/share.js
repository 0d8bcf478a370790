/** [data-share=path]: the system's share sheet where there is one, otherwise the link goes to the clipboard. */

import { say } from "./toast.js";

async function share({ share: path, shareTitle: title = "" }) {
  const url = new URL(path, location.origin).href;
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    await navigator.share({ url, title }).catch((error) => {
      if (error.name !== "AbortError") throw error;
    });
    return;
  }
  await copy(url);
}

async function copy(text) {
  const { copied, failed } = document.getElementById("words").dataset;
  try {
    await navigator.clipboard.writeText(text);
    say(copied);
  } catch {
    say(failed, { bad: true });
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
