/** The thread page: the tree drawn, a list of it beside, and the chosen clip. */

import { say as toast } from "./toast.js";
import { Camera } from "./thread_camera.js";
import { fillCard } from "./thread_card.js";
import { Filter } from "./thread_filter.js";
import { Graph } from "./thread_graph.js";
import { lay } from "./thread_layout.js";
import { Lines } from "./thread_lines.js";
import { Outline } from "./thread_list.js";
import { Nodes } from "./thread_nodes.js";
import { Overview } from "./thread_overview.js";
import { Kinds, say } from "./thread_words.js";

const READABLE = 0.62;
const CLOSE = 0.85;
const HEADROOM = 72;
const READS_AT = 0.36;
const AT_ONCE = 3;
const REST_MS = 220;
const PHONE = 700;

const part = (selector) => document.querySelector(selector);
const data = JSON.parse(part("#thread-data").textContent);
const kinds = new Kinds(data);
const graph = new Graph(data);
const [page, frame, world] = [part("main.thread"), part(".thread__map"), part(".world")];
const further = part(".thread__further");
const state = { laid: null, lit: new Set(), chosen: null, dim: (node) => Boolean(filter.fits && !filter.fits(node)) };
const ways = { choose, open, more };
const camera = new Camera(frame, () => requestAnimationFrame(look));
const filter = new Filter(part(".thread__kinds"), kinds, sift);
const lines = new Lines(part(".world__lines"), data.families);
const nodes = new Nodes(part(".world__nodes"), kinds, ways);
const outline = new Outline(part(".outline"), kinds, ways);
const overview = new Overview(part(".thread__overview"), camera);
let resting = 0;

const columns = () => (frame.clientWidth < PHONE ? 3 : 8);

/** What is in sight. */
function look() {
  world.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.scale})`;
  frame.style.setProperty("--grid", `${Math.max(14, 28 * camera.scale)}px`);
  frame.style.setProperty("--grid-x", `${camera.x}px`);
  frame.style.setProperty("--grid-y", `${camera.y}px`);
  frame.classList.toggle("is-far", camera.scale < READS_AT);
  nodes.draw(graph, state, camera.seen);
  overview.draw(state, camera.seen);
  clearTimeout(resting);
  resting = setTimeout(readOn, REST_MS);
}

/** Everything anew; the clip `still` stays where it is on the screen. */
function redraw(still = state.chosen) {
  const before = state.laid?.boxes.get(still);
  graph.keep(filter.fits);
  state.laid = lay(graph, columns());
  const after = state.laid.boxes.get(still);
  if (before && after) {
    const centre = (box) => box.x + box.w / 2;
    camera.x -= (centre(after) - centre(before)) * camera.scale;
    camera.y -= (after.y - before.y) * camera.scale;
  }
  lines.draw(graph, state.laid, state.lit);
  filter.draw(graph);
  outline.draw(graph, state);
  further.hidden = !graph.next || !filter.kind;
  look();
}

/** With another kind the tree has another shape: all of it is shown where it can be read. */
function sift() {
  redraw();
  if (!state.laid.boxes.has(state.chosen)) choose(graph.here);
  if (filter.kind && camera.fitting(state.laid) >= READS_AT) camera.fit(state.laid);
  else begin();
}

function choose(node) {
  state.chosen = node;
  state.lit = new Set(graph.way(node));
  history.replaceState(null, "", node === graph.here ? location.pathname : `#${node.key}`);
  fillCard(part(".thread__card"), node, kinds);
  redraw();
  bring(node);
}

/** Glides the chosen clip into sight where it is not. */
function bring(node) {
  const box = state.laid.boxes.get(node);
  const { seen } = camera;
  if (!box) return;
  const inside = box.x >= seen.x && box.x + box.w <= seen.x + seen.w && box.y >= seen.y && box.y + box.h <= seen.y + seen.h;
  if (inside) return;
  frame.classList.add("is-gliding");
  setTimeout(() => frame.classList.remove("is-gliding"), 400);
  camera.centre(box.x + box.w / 2, box.y + box.h / 2, Math.max(camera.scale, READS_AT), 0.45);
}

function open(node) {
  if (node.place.clip) location.assign(`/clips/${node.key}`);
}

async function read(node) {
  try {
    await graph.more(node);
  } catch (refusal) {
    toast(refusal.message || say("failed"), { bad: true });
  }
}

async function more(node) {
  await read(node);
  redraw(node);
}

/** What stays where it is when nobody asked for more: the clip under the pointer, else the chosen one, or what is in the
 * middle where that is out of sight.
 */
function held() {
  const under = graph.nodes.get(frame.querySelector(".node:hover")?.dataset.key);
  if (state.laid.boxes.has(under)) return under;
  const chosen = state.laid.boxes.get(state.chosen);
  if (chosen && camera.sees(chosen)) return state.chosen;
  const { x, y, w, h } = camera.seen;
  const away = ([, box]) => Math.hypot(box.x + box.w / 2 - x - w / 2, box.y + box.h / 2 - y - h / 2);
  return [...state.laid.boxes].reduce((near, one) => (away(one) < away(near) ? one : near))[0];
}

/** Clips that came into sight, and were remixed, show by what. */
async function readOn() {
  if (camera.scale < READS_AT || filter.kind) return;
  const unread = [...state.laid.boxes].filter(([, box]) => camera.sees(box)).map(([node]) => node).filter(
    (node) => node.place.clip && node.place.children && !node.kids.length && node.next === undefined && !node.busy,
  );
  if (!unread.length) return;
  await Promise.all(unread.slice(0, AT_ONCE).map(read));
  redraw(held());
}

function begin() {
  const fits = camera.fitting(state.laid);
  const box = state.laid.boxes.get(state.chosen);
  if (fits >= READABLE) {
    camera.fit(state.laid);
    return;
  }
  camera.centre(box.x + box.w / 2, box.y + box.h / 2, CLOSE, 0.45);
  camera.set(camera.x, Math.min(camera.y, HEADROOM));
}

const moves = {
  in: () => camera.step(1),
  out: () => camera.step(-1),
  fit: () => camera.fit(state.laid),
  here: () => {
    choose(graph.here);
    begin();
  },
};
const keys = { "+": "in", "=": "in", "-": "out", 0: "fit", h: "here" };

part(".thread__tools").addEventListener("click", ({ target }) => moves[target.closest("[data-move]")?.dataset.move]?.());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=text], textarea")) return;
  moves[keys[event.key]]?.();
});
further.addEventListener("click", async () => {
  further.disabled = true;
  await graph.deeper().catch((refusal) => toast(refusal.message, { bad: true }));
  further.disabled = false;
  redraw();
});
part(".thread__views").addEventListener("change", ({ target }) => {
  page.dataset.view = target.value;
  look();
});
new ResizeObserver(() => look()).observe(frame);

page.dataset.view = "tree";
for (const selector of [".thread__map", ".thread__views", ".thread__hint"]) part(selector).hidden = false;
state.laid = lay(graph, columns());
choose(graph.nodes.get(location.hash.slice(1)) ?? graph.here);
begin();
