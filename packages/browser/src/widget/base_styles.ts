// What the button, the dialog and the editor share: tokens, and controls. Not: their layout.

const DARK = `:host(?) {
  color-scheme: dark;
  --uc-accent: #9db4ff;
  --uc-on-accent: #0f1730;
  --uc-surface: #1a1e28;
  --uc-text: #eceff6;
  --uc-quiet: #a9b2c4;
  --uc-line: #727b8f;
  --uc-soft: #252a37;
  --uc-danger: #ffb4ab;
}`;

/** Tokens: the page may set each on `uc-widget`. What is important inside wins over the page. */
export const BASE = `
:host {
  all: initial !important;
  display: block !important;
  color-scheme: light;
  --uc-accent: #2b54d4;
  --uc-on-accent: #fff;
  --uc-surface: #fff;
  --uc-text: #1b2130;
  --uc-quiet: #586174;
  --uc-line: #7f889a;
  --uc-soft: #f1f3f8;
  --uc-danger: #b3261e;
  --uc-radius: 14px;
  --uc-font: system-ui, sans-serif;
}
${DARK.replace('?', "[data-theme='dark']")}
@media (prefers-color-scheme: dark) { ${DARK.replace('?', "[data-theme='auto']")} }
* { box-sizing: border-box; font: inherit; letter-spacing: normal }
[hidden] { display: none !important }
button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 8px;
  min-height: 44px;
  min-width: 44px;
  margin: 0;
  padding: 8px 16px;
  border: 1px solid var(--uc-line);
  border-radius: 10px;
  background: var(--uc-surface);
  color: var(--uc-text);
  font-weight: 550;
  cursor: pointer;
  touch-action: manipulation;
}
button:hover { background: var(--uc-soft) }
.primary {
  background: var(--uc-accent);
  border-color: var(--uc-accent);
  color: var(--uc-on-accent);
}
.primary:hover { background: var(--uc-accent); filter: brightness(1.1) }
.plain { border-color: transparent; background: none }
.icon { padding: 0 }
:focus-visible { outline: 3px solid var(--uc-accent); outline-offset: 2px }
svg {
  flex: none;
  width: 20px;
  height: 20px;
  fill: none;
  stroke: currentColor;
  stroke-width: 2;
  stroke-linecap: round;
  stroke-linejoin: round;
}
@keyframes rise { from { opacity: 0; transform: translateY(8px) } }
@media print { :host { display: none !important } }
@media (prefers-reduced-motion: reduce) {
  * { animation: none !important }
}
@media (forced-colors: active) {
  .primary { border: 2px solid Highlight }
  :focus-visible { outline-color: Highlight }
}
`;
