/** Completes @names in a textarea: a listbox of people who may be cast, worked by keys or by touch. */

import { call } from "./api.js";

const AFTER_MS = 120;

export class Mentions {
  constructor(box, list, onPick) {
    Object.assign(this, { box, list, onPick, found: [], active: -1 });
    box.addEventListener("input", () => this.look());
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => setTimeout(() => this.hide(), 150));
    list.addEventListener("pointerdown", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      event.preventDefault();
      this.pick(this.found[Number(option.dataset.index)]);
    });
  }

  /** The @word before the caret: where it starts and what is written of it. */
  word() {
    const before = this.box.value.slice(0, this.box.selectionStart);
    const match = before.match(/(?:^|[^\w@])@([\w.]{0,30})$/u);
    return match && { start: before.length - match[1].length, text: match[1] };
  }

  look() {
    clearTimeout(this.timer);
    const word = this.word();
    if (!word) {
      this.hide();
      return;
    }
    this.timer = setTimeout(() => this.ask(word.text), AFTER_MS);
  }

  async ask(text) {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const { items } = await call("GET", `cameos?q=${encodeURIComponent(text)}`, { signal: this.asking.signal });
      this.show(items);
    } catch (refusal) {
      if (refusal.name !== "AbortError") this.hide();
    }
  }

  show(items) {
    this.found = items;
    this.list.replaceChildren(...items.map((item, index) => this.option(item, index)));
    this.list.hidden = items.length === 0;
    this.mark(items.length ? 0 : -1);
  }

  option(item, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.dataset.index = index;
    const face = document.createElement("span");
    face.className = "avatar avatar--s";
    face.setAttribute("aria-hidden", "true");
    const picture = document.createElement("img");
    picture.src = `/cameo/faces/${encodeURIComponent(item.handle)}`;
    picture.alt = "";
    face.append(picture);
    const name = document.createElement("span");
    name.textContent = `@${item.handle}`;
    option.append(face, name);
    return option;
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    if (index < 0) this.box.removeAttribute("aria-activedescendant");
    else this.box.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
    this.list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (this.list.hidden || event.isComposing) return;
    const many = this.found.length;
    const acts = {
      ArrowDown: () => this.mark((this.active + 1) % many),
      ArrowUp: () => this.mark((this.active - 1 + many) % many),
      Enter: () => this.pick(this.found[this.active]),
      Tab: () => this.pick(this.found[this.active]),
      Escape: () => this.hide(),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }

  pick(item) {
    const word = this.word();
    if (word && item) this.box.setRangeText(`${item.handle} `, word.start, this.box.selectionStart, "end");
    this.hide();
    this.onPick();
  }

  hide() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.box.removeAttribute("aria-activedescendant");
  }
}
