// Loads the SDK as a user's page does, once a publishable key is known. Not: the shop.
// A classic script: it runs before the page's modules, which wait for `shopCapture`.

(() => {
  const KEPT = 'shop.key';
  const given = /[#&]key=(uc_pub_[0-9A-Za-z]{36})(?=&|$)/.exec(location.hash);
  if (given) {
    remember(given[1]);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  const key = given ? given[1] : recall();
  window.shopKey = key;
  window.shopCapture = key ? load(key) : Promise.resolve();

  function remember(value) {
    try {
      sessionStorage.setItem(KEPT, value);
    } catch {
      // storage may be denied; the key then holds for this page alone
    }
  }

  function recall() {
    try {
      return sessionStorage.getItem(KEPT) ?? '';
    } catch {
      return '';
    }
  }

  function load(value) {
    const script = document.createElement('script');
    script.src = '/uc.js';
    script.dataset.key = value;
    script.dataset.release = `shop@${told().version ?? '2.4.1'}`;
    script.dataset.environment = 'demo';
    const ended = new Promise((done) => {
      script.addEventListener('load', () => done());
      script.addEventListener('error', () => done());
    });
    document.head.append(script);
    return ended;
  }

  function told() {
    return JSON.parse(document.querySelector('meta[name="shop-page"]')?.content ?? '{}');
  }
})();
