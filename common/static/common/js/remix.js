/** The remix page: only what belongs to the chosen kind is shown and sent. */

import { Mentions } from "./mentions.js";

const form = document.getElementById("remix");
const box = document.getElementById("id_prompt");

function show() {
  const kind = form.elements.kind.value;
  form.querySelectorAll("[data-for]").forEach((part) => {
    part.hidden = !part.dataset.for.split(" ").includes(kind);
    if (part.tagName === "FIELDSET") part.disabled = part.hidden;
  });
}

form.addEventListener("change", ({ target }) => target.name === "kind" && show());
new Mentions(box, document.getElementById("prompt-names"), () => {});
show();
