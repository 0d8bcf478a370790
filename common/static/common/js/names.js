/** Fields marked [data-names] complete @names of people who may be cast. */

import { Mentions } from "./mentions.js";

for (const field of document.querySelectorAll("[data-names]")) {
  const box = field.querySelector("input");
  new Mentions(box, field.querySelector("[role=listbox]"), () => {
    box.value = box.value.trim();
  });
}
