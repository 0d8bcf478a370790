/** What is known of a thread: places by id, each under the one it is drawn below. Further ones come over the API. */

import { call } from "./api.js";

const FEW = 11;
const MANY = 24;
const PAGES = 3;

export class Graph {
  constructor({ thread, tree }) {
    this.nodes = new Map();
    this.next = tree.next;
    this.id = thread.here.id;
    const chain = [...thread.ancestors, thread.here];
    this.root = this.put(thread.ancestors.length ? thread.ancestors[0] : tree.root, null);
    for (const place of chain) this.last = this.put(place, this.last ?? null);
    this.here = this.last;
    for (const place of tree.places) this.put(place);
    for (const place of thread.children) this.put(place, this.here);
    this.here.next = thread.next;
    this.spine = new Set(this.way(this.here));
  }

  /** A place that was there stays where it is. Without a parent that is known it hangs from the root, `loose`. */
  put(place, above) {
    const key = place.id ?? `hidden-${place.depth}`;
    const there = this.nodes.get(key);
    if (there) {
      there.place = place;
      return there;
    }
    const parents = place.parents.map((id) => this.nodes.get(id)).filter(Boolean);
    const [found] = parents;
    const up = above === undefined ? found ?? this.root : above;
    const node = { key, place, up, kids: [], shown: FEW, elsewhere: 0, next: undefined };
    node.loose = above === undefined && !found;
    node.level = up ? Math.max(up.level + 1, place.depth) : 0;
    this.nodes.set(key, node);
    up?.kids.push(node);
    for (const parent of parents) if (parent !== up) parent.elsewhere += 1;
    return node;
  }

  way(node) {
    const found = [];
    for (let one = node; one; one = one.up) found.unshift(one);
    return found;
  }

  /** Draws only clips that `fits` names, and what leads to them or to this clip; everything without it. */
  keep(fits) {
    const found = fits && [...this.nodes.values()].filter(fits);
    this.kept = found && new Set([this.here, ...found].flatMap((node) => this.way(node)));
  }

  known(node) {
    return this.kept ? node.kids.filter((kid) => this.kept.has(kid)) : node.kids;
  }

  /** Those that are drawn: the way to this clip first, then what most was made of. */
  kids(node) {
    const rank = (one) => (this.spine.has(one) ? Infinity : one.place.descendants);
    return this.known(node).toSorted((one, other) => rank(other) - rank(one)).slice(0, node.shown);
  }

  /** How many more there are, as far as is known. */
  hidden(node) {
    if (this.kept) return Math.max(0, this.known(node).length - node.shown);
    const unread = node.next === null ? 0 : Math.max(0, node.place.children - node.kids.length - node.elsewhere);
    return Math.max(0, node.kids.length - node.shown) + unread;
  }

  async more(node) {
    if (node.kids.length) node.shown += MANY;
    if (node.kids.length >= node.shown || node.next === null || node.busy) return;
    node.busy = true;
    try {
      await (node.place.clip ? this.below(node) : this.deeper());
    } finally {
      node.busy = false;
    }
  }

  async below(node) {
    const cursor = node.next ? `?cursor=${encodeURIComponent(node.next)}` : "";
    const page = await call("GET", `clips/${node.key}/thread${cursor}`);
    node.next = page.next;
    for (const place of page.children) this.put(place, node);
  }

  /** The next places of the whole tree, level by level; also of clips that are gone, whose own page says nothing. */
  async deeper() {
    for (let page = 0; page < PAGES && this.next; page += 1) {
      const tree = await call("GET", `clips/${this.id}/tree?cursor=${encodeURIComponent(this.next)}`);
      this.next = tree.next;
      for (const place of tree.places) this.put(place);
    }
    if (!this.next) for (const node of this.nodes.values()) if (!node.place.clip) node.next = null;
  }

  /** Everything that is drawn, a parent before what is below it. */
  *drawn(node = this.root) {
    yield node;
    for (const kid of this.kids(node)) yield* this.drawn(kid);
  }
}
