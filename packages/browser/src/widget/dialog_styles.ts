// How the dialog looks: a card in the middle, a full sheet on a phone. Not: the button, the editor.

export const DIALOG = `
dialog {
  position: fixed;
  inset: 0;
  width: min(540px, calc(100vw - 32px));
  max-width: none;
  height: fit-content;
  max-height: min(760px, calc(100vh - 32px));
  margin: auto;
  padding: 0;
  border: 1px solid var(--uc-soft);
  border-radius: var(--uc-radius);
  background: var(--uc-surface);
  color: var(--uc-text);
  font: 16px/1.5 var(--uc-font);
  text-align: start;
  box-shadow: 0 24px 80px #0006;
  overflow: hidden;
}
dialog[open] { display: flex; flex-direction: column; animation: rise .16s }
dialog::backdrop { background: #0a0d1699 }
.form, .sent { display: flex; flex-direction: column; min-height: 0; margin: 0 }
header {
  display: flex;
  align-items: center;
  gap: 8px;
  padding-block: 14px 4px;
  padding-inline: 24px 14px;
}
h2 { flex: 1; margin: 0; font-size: 20px; font-weight: 650; line-height: 1.3 }
h2:focus { outline: none }
.body { min-height: 0; padding: 8px 24px 16px; overflow-y: auto; overscroll-behavior: contain }
footer {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: flex-end;
  gap: 8px;
  padding: 14px 24px;
  border-top: 1px solid var(--uc-soft);
}
label { display: block; margin-bottom: 2px; font-weight: 600 }
.quiet { margin: 0; color: var(--uc-quiet); font-size: 14px }
textarea {
  display: block;
  width: 100%;
  min-height: 132px;
  margin: 8px 0 4px;
  padding: 10px 12px;
  border: 1px solid var(--uc-line);
  border-radius: 10px;
  background: var(--uc-surface);
  color: var(--uc-text);
  resize: vertical;
}
textarea:focus {
  outline: 3px solid var(--uc-accent);
  outline-offset: -1px;
  border-color: transparent;
}
textarea[aria-invalid] { border-color: var(--uc-danger) }
.wrong, .error { color: var(--uc-danger) }
.count { min-height: 20px; text-align: end }
.wrong { margin: 0; font-size: 14px; font-weight: 550 }
.alert {
  margin: 0 24px 14px;
  padding: 10px 14px;
  border-inline-start: 4px solid var(--uc-danger);
  border-radius: 8px;
  background: var(--uc-soft);
}
.dashed { width: 100%; border-style: dashed; color: var(--uc-text) }
details { margin-top: 12px }
summary { padding: 10px 0; font-weight: 550; cursor: pointer }
ul { margin: 8px 0 0; padding: 0; list-style: none }
.counts { display: grid; gap: 4px }
.counts li {
  display: flex;
  justify-content: space-between;
  padding: 4px 12px;
  border-radius: 8px;
  background: var(--uc-soft);
}
.lines { max-height: 232px; overflow-y: auto; border-radius: 10px; background: var(--uc-soft) }
.lines li {
  display: flex;
  align-items: center;
  gap: 8px;
  padding-inline-start: 12px;
  font-size: 14px;
}
.lines li + li { border-top: 1px solid var(--uc-surface) }
.lines span { flex: 1; min-width: 0; overflow-wrap: anywhere; text-align: start }
.sent { align-items: center; padding: 40px 24px 28px; overflow-y: auto; text-align: center }
.sent > button { min-width: 160px; margin-top: 8px }
.sent svg {
  width: 56px;
  height: 56px;
  padding: 12px;
  border-radius: 50%;
  background: var(--uc-soft);
  color: var(--uc-accent);
}
.sent h2 { margin: 14px 0 4px }
.sent p { max-width: 38ch; margin: 0 0 14px; color: var(--uc-quiet) }
.code {
  display: flex;
  align-items: center;
  gap: 8px;
  margin-bottom: 20px;
  padding-block: 4px;
  padding-inline: 18px 4px;
  border-radius: 12px;
  background: var(--uc-soft);
}
code { font: 600 20px/1.4 ui-monospace, monospace; user-select: all }
[aria-disabled='true'] { opacity: .65; cursor: default }
.live { position: absolute; opacity: 0; pointer-events: none }
@media (max-width: 560px) {
  dialog {
    width: 100vw;
    height: 100vh;
    height: 100dvh;
    max-height: none;
    border: 0;
    border-radius: 0;
    padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom);
  }
  .form, .body { flex: 1 }
  .sent { margin: auto 0 }
  footer button { flex: 1 }
}
@media (forced-colors: active) {
  dialog, textarea, .alert { border: 1px solid CanvasText }
}
`;
