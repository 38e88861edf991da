// The first module of every page: switched-on faults start, then the page's own code is loaded.
// Each fault is a module that exports `start(variant, page)`; it may return a promise.

const told = JSON.parse(document.querySelector('meta[name="shop-page"]').content);
const page = {
  name: document.documentElement.dataset.page,
  noise: told.noise === true,
  config: told.config ?? {},
  version: told.version ?? '2.4.1',
};
window.shopPage = page;

await window.shopCapture;
for (const part of told.parts ?? []) {
  const { start } = await import(part.src);
  await start(part.variant, page);
}
await import(`./pages/${page.name}.js`);
if (page.noise) await import('./noise.js');
