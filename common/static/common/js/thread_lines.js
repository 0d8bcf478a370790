/** The lines between clips: few paths, each with the lines of one look. */

const SVG = "http://www.w3.org/2000/svg";
const TURN = 110;

/** Over several generations it turns in the first and goes straight down from there. */
function bend(x, y, toX, toY) {
  const turned = Math.min(toY, y + TURN);
  const half = (y + turned) / 2;
  return `M${x} ${y}C${x} ${half} ${toX} ${half} ${toX} ${turned}V${toY}`;
}

const foot = (box) => [box.x + box.w / 2, box.y + box.h];
const head = (box) => [box.x + box.w / 2, box.y];

export class Lines {
  constructor(svg, families) {
    Object.assign(this, { svg, families });
  }

  draw(graph, laid, lit) {
    const looks = { panel: [], loose: [], second: [] };
    const add = (look, line) => (looks[look] ??= []).push(line);
    for (const [above, panel] of laid.panels) {
      const from = laid.boxes.get(above);
      add(panel.leaves.some((leaf) => lit.has(leaf)) ? "lit" : "plain", bend(...foot(from), ...head(panel)));
    }
    for (const [node, box] of laid.boxes) this.line(graph, laid, lit, node, box, add);
    for (const [above, box] of laid.more) {
      if (!laid.panels.has(above)) add("plain", bend(...foot(laid.boxes.get(above)), ...head(box)));
    }
    if (looks.lit) looks.flow = looks.lit;
    this.svg.replaceChildren(...[...laid.panels.values()].map(ground), ...Object.entries(looks).map(path));
  }

  line(graph, laid, lit, node, box, add) {
    for (const id of node.place.parents) {
      const other = graph.nodes.get(id);
      const from = other && other !== node.up && laid.boxes.get(other);
      if (from) add(lit.has(node) && lit.has(other) ? "lit" : "second", bend(...foot(from), ...head(box)));
    }
    const from = node.up && laid.boxes.get(node.up);
    if (!from || laid.panels.get(node.up)?.leaves.includes(node)) return;
    const line = bend(...foot(from), ...head(box));
    if (lit.has(node)) add("lit", line);
    else add(node.loose ? "loose" : this.families[node.place.kind] ?? "plain", line);
  }
}

function path([look, lines]) {
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("class", `line line--${look}`);
  drawn.setAttribute("d", lines.join(""));
  return drawn;
}

function ground(panel) {
  const drawn = document.createElementNS(SVG, "rect");
  drawn.setAttribute("class", "ground");
  for (const [name, value] of Object.entries({ x: panel.x, y: panel.y, width: panel.w, height: panel.h, rx: 22 })) {
    drawn.setAttribute(name, value);
  }
  return drawn;
}
