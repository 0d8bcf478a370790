/** Where every clip of a thread stands: generations are rows, and the way from the first clip to this one is straight. */

const SIZES = { spine: [132, 226], branch: [108, 194], leaf: [84, 140] };
const GAP = 26;
const DROP = 62;
const PAD = 16;
const PANEL_FROM = 4;

/** `boxes`: by node, {x, y, w, h, role}; `more`: boxes that stand for what is not drawn yet, by node; `panels`: grounds
 * of groups of clips that nothing was made from, by the node above them. */
export function lay(graph, columns) {
  const laid = { boxes: new Map(), more: new Map(), panels: new Map() };
  const tops = rows(graph);
  place(measure(graph, graph.root, columns), 0, tops, laid);
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
function rows(graph) {
  const tall = [];
  for (const node of graph.drawn()) {
    tall[node.level] = Math.max(tall[node.level] ?? SIZES.leaf[1], SIZES[role(graph, node)][1]);
  }
  const tops = [0];
  for (let level = 0; level < tall.length + 1; level += 1) {
    tops.push(tops[level] + (tall[level] ?? SIZES.leaf[1]) + DROP);
  }
  return tops;
}

function measure(graph, node, columns) {
  const [w, h] = SIZES[role(graph, node)];
  const kids = graph.kids(node);
  const spine = kids.find((kid) => graph.spine.has(kid));
  const branches = kids.filter((kid) => kid !== spine && role(graph, kid) === "branch");
  const leaves = kids.filter((kid) => kid !== spine && role(graph, kid) === "leaf");
  const parts = branches.map((kid) => measure(graph, kid, columns));
  if (leaves.length || graph.hidden(node)) parts.push(group(node, leaves, graph.hidden(node), columns));
  const row = spine ? around(measure(graph, spine, columns), parts) : parts;
  return { node, w, h, role: role(graph, node), ...side(row, spine, w) };
}

/** Others stand by turns right and left of the one in the middle. */
function around(middle, others) {
  return others.reduce((row, part, place) => (place % 2 ? [part, ...row] : [...row, part]), [middle]);
}

function side(row, spine, w) {
  let x = 0;
  for (const part of row) {
    part.x = x;
    x += part.width + GAP;
  }
  const middle = row.find((part) => part.node && part.node === spine);
  const [first, last] = [row[0], row.at(-1)];
  const between = row.length ? (first.x + first.anchor + last.x + last.anchor) / 2 : w / 2;
  const anchor = middle ? middle.x + middle.anchor : between;
  const left = Math.min(0, anchor - w / 2);
  for (const part of row) part.x -= left;
  return { row, anchor: anchor - left, width: Math.max(x - GAP, anchor + w / 2) - left };
}

function group(above, leaves, hidden, most) {
  const number = leaves.length + (hidden ? 1 : 0);
  const columns = number < PANEL_FROM ? number : Math.min(most, Math.ceil(Math.sqrt(number * 1.5)));
  const pad = number < PANEL_FROM ? 0 : PAD;
  const width = columns * (SIZES.leaf[0] + PAD) - PAD + 2 * pad;
  return { above, leaves, hidden, columns, pad, width, anchor: width / 2 };
}

function place(part, left, tops, laid) {
  const y = tops[part.node.level];
  laid.boxes.set(part.node, { x: left + part.anchor - part.w / 2, y, w: part.w, h: part.h, role: part.role });
  for (const below of part.row) {
    if (below.node) place(below, left + below.x, tops, laid);
    else spread(below, left + below.x, tops, laid);
  }
}

function spread({ above, leaves, hidden, columns, pad, width }, left, tops, laid) {
  const [w, h] = SIZES.leaf;
  const top = tops[above.level + 1];
  const spot = (place) => ({
    x: left + pad + (place % columns) * (w + PAD),
    y: top + pad + Math.floor(place / columns) * (h + PAD),
    w,
    h,
    role: "leaf",
  });
  leaves.forEach((node, place) => laid.boxes.set(node, spot(place)));
  if (hidden) laid.more.set(above, spot(leaves.length));
  const lines = Math.ceil((leaves.length + (hidden ? 1 : 0)) / columns);
  if (pad) laid.panels.set(above, { x: left, y: top, w: width, h: lines * (h + PAD) - PAD + 2 * pad, leaves });
}
