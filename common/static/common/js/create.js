/** The create page: mentions, cast faces that write into the prompt, price, dice. */

import { Mentions } from "./mentions.js";

const form = document.getElementById("create");
const box = document.getElementById("id_prompt");
const price = document.querySelector("[data-price]");
const left = document.querySelector("[data-left]");
const FEW_LEFT = 400;

const named = (handle) => new RegExp(`(?<![\\w@])@${handle.replaceAll(".", "\\.")}(?![\\w]|\\.\\w)`, "i");

function changed() {
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function showCast() {
  document.querySelectorAll("[data-cast]").forEach((button) => {
    button.setAttribute("aria-pressed", String(named(button.dataset.cast).test(box.value)));
  });
  const rest = box.maxLength - box.value.length;
  left.textContent = rest < FEW_LEFT ? rest : "";
}

document.querySelectorAll("[data-cast]").forEach((button) => {
  button.addEventListener("click", () => {
    const { cast: handle } = button.dataset;
    if (named(handle).test(box.value)) {
      box.value = box.value.replace(new RegExp(`\\s*${named(handle).source}`, "gi"), "").trimStart();
    } else {
      const space = box.value && !/\s$/.test(box.value) ? " " : "";
      box.setRangeText(`${space}@${handle} `, box.value.length, box.value.length, "end");
    }
    box.focus();
    changed();
  });
});

document.querySelector("[data-dice]").addEventListener("click", () => {
  document.getElementById("id_seed").value = crypto.getRandomValues(new Uint32Array(1))[0];
});

form.addEventListener("change", ({ target }) => {
  if (["seconds", "narrate", "draft"].includes(target.name)) box.dispatchEvent(new CustomEvent("understand"));
});

document.getElementById("understood").addEventListener("htmx:afterSwap", ({ currentTarget }) => {
  price.textContent = currentTarget.querySelector("[data-price-now]").value || "–";
});

box.addEventListener("input", showCast);
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) form.requestSubmit();
});
new Mentions(box, document.getElementById("prompt-names"), changed);
showCast();
box.setSelectionRange(box.value.length, box.value.length);
