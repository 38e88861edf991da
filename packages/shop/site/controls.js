// Where a fault takes hold of a page: its controls by test id, before or instead of the page's own.

/** The address of a call of the shop's API. */
export const api = (name) => new URL(`./api/${name}`, import.meta.url).href;

export const at = (id) => document.querySelector(`[data-testid="${id}"]`);

const isOn = (event, id) => event.target instanceof Element && event.target.closest(prefixed(id));

/** A name that ends in - stands for all controls that begin with it. */
const prefixed = (id) => `[data-testid${id.endsWith('-') ? '^' : ''}="${id}"]`;

/** Do something when a control is clicked; the page's own answer follows. */
export function onClick(id, act) {
  hear(id, act);
}

/** Do something when a control is clicked; the page's own answer never comes. */
export function insteadOfClick(id, act = () => undefined) {
  hear(id, (event) => {
    event.preventDefault();
    event.stopPropagation();
    act(event);
  });
}

function hear(id, act) {
  // on the body: whatever listens to the document, such as a capture script, still hears the click
  document.body.addEventListener(
    'click',
    (event) => {
      if (isOn(event, id)) act(event);
    },
    true,
  );
}

/** Resolve to a control as soon as the page has it. */
export function appearing(id) {
  return new Promise((resolve) => {
    const look = () => {
      const found = document.querySelector(prefixed(id));
      if (!found) return;
      changes.disconnect();
      resolve(found);
    };
    const changes = new MutationObserver(look);
    changes.observe(document, { childList: true, subtree: true });
    look();
  });
}
