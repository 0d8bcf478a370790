/** Only one kind of remix: the others stay where they are and step back. */

import { say } from "./thread_words.js";

export class Filter {
  constructor(bar, kinds, changed) {
    Object.assign(this, { bar, kinds, changed, kind: "" });
    bar.addEventListener("click", ({ target }) => {
      const chip = target.closest("button");
      if (!chip) return;
      this.kind = chip.dataset.kind === this.kind ? "" : chip.dataset.kind;
      this.changed();
    });
  }

  /** Of a node, whether it is of the kind; null where every kind is shown. */
  get fits() {
    return this.kind ? (node) => node.place.kind === this.kind : null;
  }

  draw(graph) {
    const found = new Map();
    for (const { place } of graph.nodes.values()) {
      if (place.kind) found.set(place.kind, (found.get(place.kind) ?? 0) + 1);
    }
    const kinds = [...found].sort(([, one], [, other]) => other - one);
    const focused = this.bar.contains(document.activeElement) && document.activeElement.dataset.kind;
    this.bar.hidden = kinds.length < 2;
    this.bar.replaceChildren(this.chip("", say("all"), 0), ...kinds.map(([kind, number]) => this.chip(kind, this.kinds.label({ kind }), number)));
    if (focused !== false) this.bar.querySelector(`[data-kind="${focused}"]`)?.focus();
  }

  chip(kind, label, number) {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "kind";
    chip.dataset.kind = kind;
    chip.dataset.family = kind ? this.kinds.family({ kind }) : "";
    chip.setAttribute("aria-pressed", kind === this.kind);
    chip.textContent = label;
    if (number) chip.append(Object.assign(document.createElement("span"), { className: "nums", textContent: ` ${number}` }));
    return chip;
  }
}
