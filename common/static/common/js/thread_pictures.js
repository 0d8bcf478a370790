/** Pictures of clips. Links to them are short-lived: one that went dark is asked for anew, once. */

import { call } from "./api.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

async function renew(image, place, name) {
  if (image.dataset.renewed) return;
  image.dataset.renewed = "yes";
  try {
    const fresh = await call("GET", `clips/${place.id}`);
    Object.assign(place.clip, { poster_url: fresh.poster_url, preview_url: fresh.preview_url });
    image.src = place.clip[name];
  } catch {
    image.removeAttribute("src");
  }
}

export function show(image, place, name = "poster_url") {
  image.onerror = () => renew(image, place, name);
  if (image.getAttribute("src") !== place.clip[name]) image.src = place.clip[name];
}

/** Plays while a pointer or the choice rests on it. */
export function play(image, place, playing) {
  if (!place.clip || calm.matches) return;
  delete image.dataset.renewed;
  show(image, place, playing ? "preview_url" : "poster_url");
}
