/** Where every clip of a thread stands: generations are rows, and the way from the first clip to this one is straight. */

import { Outline, stand } from "./thread_packing.js";

export const SIZES = { spine: [132, 206], branch: [108, 172], leaf: [84, 138] };
const DROP = 66;
const PAD = 18;
const PANEL_FROM = 4;
const STEM = 10;

/** `boxes`: by node, {x, y, w, h, role}; `more`: boxes that stand for what is not drawn yet, by node; `panels`: grounds
 * of groups of clips that nothing was made from, by the node above them. */
export function lay(graph, columns) {
  const laid = { boxes: new Map(), more: new Map(), panels: new Map() };
  place(measure(graph, graph.root, tops(graph), columns), 0, laid);
  const all = [...laid.boxes.values(), ...laid.panels.values(), ...laid.more.values()];
  laid.left = Math.min(...all.map((box) => box.x));
  laid.right = Math.max(...all.map((box) => box.x + box.w));
  laid.top = 0;
  laid.bottom = Math.max(...all.map((box) => box.y + box.h));
  return laid;
}

function role(graph, node) {
  if (graph.spine.has(node)) return "spine";
  return node.kids.length || node.place.children ? "branch" : "leaf";
}

/** The top of each generation, by the tallest in the ones above. */
function tops(graph) {
  const tall = [];
  for (const node of graph.drawn()) {
    tall[node.level] = Math.max(tall[node.level] ?? 0, SIZES[role(graph, node)][1]);
  }
  const found = [0];
  for (let level = 0; level <= tall.length; level += 1) found.push(found[level] + (tall[level] ?? SIZES.leaf[1]) + DROP);
  return found;
}

/** A part is drawn around its own middle: x 0. `row`: the parts below it, each `dx` from that. */
function measure(graph, node, rows, columns) {
  const [w, h] = SIZES[role(graph, node)];
  const kids = graph.kids(node);
  const spine = kids.find((kid) => graph.spine.has(kid));
  const others = kids.filter((kid) => kid !== spine);
  const leaves = others.filter((kid) => role(graph, kid) === "leaf" && kid.level === node.level + 1);
  const parts = others.filter((kid) => !leaves.includes(kid)).map((kid) => measure(graph, kid, rows, columns));
  const hidden = graph.hidden(node);
  if (leaves.length || hidden) parts.push(group(node, leaves, hidden, rows, columns));
  const middle = spine && measure(graph, spine, rows, columns);
  for (const part of parts) part.outline.add(rows[node.level + 1], part.y - rows[node.level + 1], -STEM, STEM);
  const own = { node, w, h, y: rows[node.level], role: role(graph, node), row: stand(middle, parts) };
  own.outline = new Outline().add(own.y, h, -w / 2, w / 2);
  for (const part of own.row) own.outline.merge(part.outline, part.dx);
  return own;
}

function group(above, leaves, hidden, rows, most) {
  const [w, h] = SIZES.leaf;
  const number = leaves.length + (hidden ? 1 : 0);
  const lines = number < PANEL_FROM ? 1 : Math.max(Math.ceil(number / most), Math.round(Math.sqrt(number / 1.6)));
  const columns = Math.ceil(number / lines);
  const pad = number < PANEL_FROM ? 0 : PAD;
  const width = columns * (w + PAD) - PAD + 2 * pad;
  const part = { above, leaves, hidden, columns, pad, w: width, y: rows[above.level + 1] };
  part.h = lines * (h + PAD) - PAD + 2 * pad;
  part.outline = new Outline().add(part.y, part.h, -width / 2, width / 2);
  return part;
}

function place(part, x, laid) {
  laid.boxes.set(part.node, { x: x - part.w / 2, y: part.y, w: part.w, h: part.h, role: part.role });
  for (const below of part.row) {
    if (below.node) place(below, x + below.dx, laid);
    else spread(below, x + below.dx, laid);
  }
}

function spread({ above, leaves, hidden, columns, pad, ...part }, x, laid) {
  const [w, h] = SIZES.leaf;
  const left = x - part.w / 2;
  const spot = (number) => ({
    x: left + pad + (number % columns) * (w + PAD),
    y: part.y + pad + Math.floor(number / columns) * (h + PAD),
    w,
    h,
    role: "leaf",
  });
  leaves.forEach((node, number) => laid.boxes.set(node, spot(number)));
  if (hidden) laid.more.set(above, spot(leaves.length));
  if (pad) laid.panels.set(above, { x: left, y: part.y, w: part.w, h: part.h, leaves });
}
