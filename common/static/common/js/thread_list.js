/** The same tree as a list, for the keyboard and for ears: a flat ARIA tree whose rows say their level. */

import { show } from "./thread_pictures.js";
import { added, counts, gone, say, who } from "./thread_words.js";

const DEEPEST = 8;

export class Outline {
  constructor(list, kinds, { choose, open, more }) {
    Object.assign(this, { list, kinds, choose, open, more, rows: new Map(), order: [] });
    list.replaceChildren();
    list.setAttribute("role", "tree");
    list.setAttribute("aria-labelledby", "thread-list-title");
    list.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("click", (event) => this.pick(event.target.closest("li")));
    list.addEventListener("dblclick", (event) => this.enter(event.target.closest("li")));
  }

  /** Rows of what is drawn, and behind the last one of a clip, one that asks for the rest. */
  draw(graph, state) {
    const focused = this.list.contains(document.activeElement) && document.activeElement;
    const rows = [...this.walk(graph, graph.root, state)];
    this.list.replaceChildren(...rows);
    this.order = rows;
    for (const row of rows) row.tabIndex = row.node === state.chosen ? 0 : -1;
    if (!rows.some((row) => row.tabIndex === 0) && rows[0]) rows[0].tabIndex = 0;
    if (focused) (focused.isConnected ? focused : rows.find((row) => row.tabIndex === 0))?.focus();
  }

  *walk(graph, node, state) {
    const kids = graph.kids(node);
    yield this.row(graph, node, kids, state);
    for (const kid of kids) yield* this.walk(graph, kid, state);
    const hidden = graph.hidden(node);
    if (hidden) yield this.rest(node, hidden);
  }

  row(graph, node, kids, state) {
    const row = this.rows.get(node.key) ?? this.make(node);
    const siblings = node.up ? graph.kids(node.up) : [node];
    row.setAttribute("aria-level", node.level + 1);
    row.setAttribute("aria-setsize", node.up ? siblings.length + graph.hidden(node.up) : 1);
    row.setAttribute("aria-posinset", siblings.indexOf(node) + 1);
    row.setAttribute("aria-selected", node === state.chosen);
    row.toggleAttribute("aria-current", node === graph.here);
    row.classList.toggle("is-lit", state.lit.has(node));
    row.classList.toggle("is-dim", state.dim(node));
    if (node.kids.length || node.place.children) row.setAttribute("aria-expanded", kids.length > 0);
    return row;
  }

  make(node) {
    const row = document.getElementById("thread-row").content.firstElementChild.cloneNode(true);
    const { place } = node;
    row.node = node;
    row.dataset.family = this.kinds.family(place);
    row.style.setProperty("--level", Math.min(node.level, DEEPEST));
    row.querySelector("b").textContent = who(place);
    row.querySelector("i").textContent = gone(place) && place.state !== "hidden" ? gone(place) : this.kinds.label(place);
    const names = place.added.length && say("added", added(place));
    row.querySelector("small").textContent = [names, counts(place)].filter(Boolean).join(" · ");
    if (place.clip) show(row.querySelector("img"), place);
    else row.classList.add("is-gone");
    this.rows.set(node.key, row);
    return row;
  }

  rest(node, hidden) {
    const row = document.createElement("li");
    row.className = "outline__more";
    row.setAttribute("role", "treeitem");
    row.setAttribute("aria-level", node.level + 2);
    row.style.setProperty("--level", Math.min(node.level + 1, DEEPEST));
    row.textContent = say("more", hidden);
    row.above = node;
    return row;
  }

  pick(row) {
    if (row?.above) this.more(row.above);
    else if (row) this.choose(row.node);
  }

  enter(row) {
    if (row?.above) this.more(row.above);
    else if (row) this.open(row.node);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target.closest("li");
    const place = this.order.indexOf(row);
    const ways = {
      ArrowDown: () => this.order[place + 1],
      ArrowUp: () => this.order[place - 1],
      Home: () => this.order[0],
      End: () => this.order.at(-1),
      ArrowLeft: () => this.rows.get((row.above ?? row.node.up)?.key),
      ArrowRight: () => this.order.find((one) => row.node && (one.node?.up === row.node || one.above === row.node)),
    };
    if (event.key === "Enter" || event.key === " ") this.enter(row);
    else if (ways[event.key]) this.go(ways[event.key]());
    else return;
    event.preventDefault();
  }

  go(row) {
    if (!row?.isConnected) return;
    for (const one of this.order) one.tabIndex = one === row ? 0 : -1;
    row.focus();
    if (row.node) this.choose(row.node);
  }
}
