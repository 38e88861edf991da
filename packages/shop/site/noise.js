// What a shop's page has beside its faults: tags of others, old icons, warnings. No fault at all.

const tag = document.createElement('script');
tag.src = 'http://cdn.metrics.example/tag.js';
tag.async = true;
document.head.append(tag);
document.querySelector('link[rel="icon"]').href = '/demo/favicon.ico';

console.warn('[deprecated] `cart.sum` goes with version 3, use the quote of the server');
console.debug('[experiments] none active');
setTimeout(() => console.warn('[images] a picture took longer than 1 s'), 1200);
fetch('http://collect.metrics.example/pageview', { method: 'POST', mode: 'no-cors' }).catch(() => {
  // blocked or offline: nothing of the shop depends on it
});
