"""Where things are on a page: measured in one moment, after they have come to rest."""

from playwright.sync_api import Page

Box = dict[str, float]
_AT_REST = """(selectors) => new Promise((done) => {
    const measure = () => selectors.map((one) => document.querySelector(one)?.getBoundingClientRect().toJSON() ?? null);
    let [before, still] = ["", 0];
    const look = () => {
        const boxes = measure();
        const now = JSON.stringify(boxes);
        still = now === before && boxes.every(Boolean) ? still + 1 : 0;
        before = now;
        if (still < 8) requestAnimationFrame(look);
        else done(boxes);
    };
    look();
})"""


def boxes_at_rest(page: Page, *selectors: str) -> list[Box]:
    """Of the first element of each selector, once all of them are there and have stood still for eight frames."""
    found: list[Box] = page.evaluate(_AT_REST, list(selectors))
    return found
