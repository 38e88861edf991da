// How the prompt after an error looks. Not: in which corner.

export const CARD = `
.card {
  position: fixed;
  z-index: 2147483647;
  width: min(390px, calc(100vw - 40px));
  padding: 16px;
  border: 1px solid var(--uc-soft);
  border-radius: var(--uc-radius);
  background: var(--uc-surface);
  color: var(--uc-text);
  font: 15px/1.45 var(--uc-font);
  box-shadow: 0 12px 40px #0005;
  animation: rise .16s;
}
.card p { margin: 0 0 12px; font-weight: 600 }
.card div { display: flex; flex-wrap: wrap; gap: 8px }
`;
