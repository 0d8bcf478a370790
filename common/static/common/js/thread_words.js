/** What is said of a place, in the page's language. */

const words = document.getElementById("thread-words").dataset;
const short = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });

export const say = (name, value) => words[name].replace("{n}", value ?? "");
export const compact = (number) => short.format(number);

export const who = ({ state, author }) => {
  if (state === "hidden") return say("hidden");
  return author ? `@${author}` : say("closed");
};

/** Why there is nothing to see; empty where there is something. */
export const gone = ({ state }) => (state === "shown" ? "" : say(state));

export function counts({ children, descendants }) {
  const direct = children && say(children === 1 ? "remix" : "remixes", compact(children));
  return [direct, descendants > children && say("below", compact(descendants))].filter(Boolean).join(" · ");
}

export const added = (place) => place.added.map((handle) => `@${handle}`).join(", ");

export class Kinds {
  constructor({ kinds, families }) {
    Object.assign(this, { labels: kinds, families });
  }

  label({ kind, depth }) {
    return this.labels[kind] ?? (depth ? kind : say("first"));
  }

  family({ kind }) {
    return this.families[kind] ?? "plain";
  }
}
