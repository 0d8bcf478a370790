/** The clips of the drawn tree. Only those in sight, and a little around it, are in the page. */

import { play, show } from "./thread_pictures.js";
import { compact, say, who } from "./thread_words.js";

const AROUND_PX = 160;

const copy = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);

function fill(element, selector, text) {
  const part = element.querySelector(selector);
  part.hidden = !text;
  (part.querySelector("b") ?? part).textContent = text;
}

export class Nodes {
  constructor(layer, kinds, { choose, open, more }) {
    Object.assign(this, { layer, kinds, choose, open, more, there: new Map() });
  }

  /** `state`: {laid, lit, chosen, dim(node)}; `seen`: the part of the tree in sight, in its own units. */
  draw(graph, state, seen) {
    const wanted = new Map();
    const near = (box) =>
      box.x < seen.x + seen.w + AROUND_PX && box.x + box.w > seen.x - AROUND_PX &&
      box.y < seen.y + seen.h + AROUND_PX && box.y + box.h > seen.y - AROUND_PX;
    for (const [node, box] of state.laid.boxes) if (near(box)) wanted.set(node, box);
    for (const [node, box] of state.laid.more) if (near(box)) wanted.set(`more-${node.key}`, { ...box, above: node });
    for (const [key, element] of this.there) {
      if (wanted.has(key)) continue;
      element.remove();
      this.there.delete(key);
    }
    for (const [key, box] of wanted) this.one(graph, state, key, box);
  }

  one(graph, state, key, box) {
    let element = this.there.get(key);
    if (!element) {
      element = box.above ? this.button(box.above) : this.clip(key);
      this.there.set(key, element);
      this.layer.append(element);
    }
    element.style.translate = `${box.x}px ${box.y}px`;
    element.style.width = `${box.w}px`;
    if (box.above) {
      element.querySelector("b").textContent = `+${compact(graph.hidden(box.above))}`;
      return;
    }
    element.classList.toggle("node--small", box.role === "leaf");
    element.classList.toggle("is-lit", state.lit.has(key));
    element.classList.toggle("is-chosen", state.chosen === key);
    element.classList.toggle("is-here", graph.here === key);
    element.classList.toggle("is-dim", state.dim(key));
    fill(element, ".node__count", key.place.children && box.role !== "leaf" ? compact(key.place.children) : "");
  }

  clip(node) {
    const { place } = node;
    const element = copy("thread-node");
    const image = element.querySelector("img");
    element.dataset.family = this.kinds.family(place);
    element.dataset.key = node.key;
    if (place.clip) show(image, place);
    else element.classList.add("node--gone", `node--${place.state}`);
    fill(element, ".node__kind", node.level ? this.kinds.label(place) : say("first"));
    fill(element, ".node__who", who(place));
    const [first, ...others] = place.added;
    fill(element, ".node__added", first && `@${first}${others.length ? ` +${others.length}` : ""}`);
    element.addEventListener("pointerenter", () => play(image, place, true));
    element.addEventListener("pointerleave", () => play(image, place, false));
    element.addEventListener("click", () => this.choose(node));
    element.addEventListener("dblclick", () => this.open(node));
    return element;
  }

  button(above) {
    const element = copy("thread-more");
    element.addEventListener("click", () => this.more(above));
    return element;
  }
}
