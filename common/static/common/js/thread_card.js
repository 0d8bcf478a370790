/** The chosen clip: what it is, who was added, and the ways on. */

import { play, show } from "./thread_pictures.js";
import { counts, gone, say, who } from "./thread_words.js";

export function fillCard(card, node, kinds) {
  const { place, up } = node;
  const shown = document.getElementById("thread-card").content.firstElementChild.cloneNode(true);
  const [art, name] = [shown.querySelector(".card-clip__art"), shown.querySelector(".card-clip__who a")];
  name.textContent = who(place);
  if (place.author) name.href = `/@${place.author}`;
  const badge = shown.querySelector(".badge");
  badge.textContent = node.level ? kinds.label(place) : say("first");
  badge.dataset.family = kinds.family(place);
  badge.hidden = place.state === "hidden";
  const several = place.parents.length > 1 && say("several", place.parents.length);
  shown.querySelector(".card-clip__words").textContent = place.clip?.prompt ?? gone(place);
  shown.querySelector(".card-clip__counts").textContent = [several, counts(place)].filter(Boolean).join(" · ");
  const people = shown.querySelector(".card-clip__added");
  people.replaceChildren(...place.added.map(chip));
  people.hidden = !place.added.length;
  const image = art.querySelector("img");
  art.hidden = !place.clip;
  if (place.clip) {
    show(image, place);
    play(image, place, true);
    art.href = `/clips/${place.id}`;
  }
  ways(shown, place, up?.place);
  card.replaceChildren(shown);
  card.hidden = false;
}

function ways(shown, place, above) {
  const addresses = {
    clip: place.clip && `/clips/${place.id}`,
    remix: place.clip && `/clips/${place.id}/remix`,
    compare: place.clip && above?.clip && `/clips/${above.id}/compare/${place.id}`,
  };
  for (const way of shown.querySelectorAll("[data-way]")) {
    const address = addresses[way.dataset.way];
    way.hidden = !address;
    if (address) way.href = address;
  }
}

function chip(handle) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "chip chip--plain chip--added";
  link.href = `/@${handle}`;
  link.textContent = `+ @${handle}`;
  item.append(link);
  return item;
}
