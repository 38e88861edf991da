// What a screen reader is to be told: texts marked with `data-say` when they come. Not: their look.

/** Say a text once; the same text is said again when it comes again. */
export function say(text: string): void {
  const region = document.getElementById('said');
  if (!region) return;
  region.textContent = '';
  // in a task of its own: a region that ends up the same is read by nobody
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}

let before = '';

/** Say what a change of the page has brought. */
export function sayNews(): void {
  const texts = [...document.querySelectorAll<HTMLElement>('[data-say]')];
  const now = texts.map((each) => each.dataset.say ?? '').join('. ');
  if (now !== '' && now !== before) say(now);
  before = now;
}
