// A metrics tag such as many pages carry: loud, broken, and no part of what visitors see.
(() => {
  console.warn("[metrics] tag.js 1.9 is deprecated, move to tag v2");
  const beacon = (name) =>
    fetch(`http://collect.metrics.example/e?name=${name}`, { mode: "no-cors" }).catch((error) =>
      console.error("[metrics] beacon failed", String(error)),
    );
  addEventListener("load", () => {
    beacon("pageview");
    new Image().src = "/favicon.ico";
  });
  addEventListener("click", () => beacon("click"), true);
  setTimeout(() => window.dataLayerQueue.flush("pageview"), 500);
  setTimeout(() => console.debug("[metrics] heatmap sampling off"), 900);
})();
