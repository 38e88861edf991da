// How the screenshot's editor looks, inside the dialog. Not: the dialog.

export const EDITOR = `
figure {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px 14px;
  margin: 0;
  padding: 10px;
  border-radius: 10px;
  background: var(--uc-soft);
}
figure canvas { width: 148px; max-height: 110px; object-fit: contain; border-radius: 6px }
figure div { display: flex; flex: 1; flex-wrap: wrap; gap: 4px }
dialog:has(.editor) { width: min(1080px, calc(100vw - 32px)); max-height: calc(100vh - 32px) }
.editor { display: flex; flex: 1; flex-direction: column; min-height: 0 }
.tools { display: flex; flex-wrap: wrap; gap: 6px; padding: 6px 24px 12px }
.tools button { padding: 8px 14px; font-size: 15px }
.tools [aria-pressed='true'] {
  border-color: var(--uc-accent);
  background: color-mix(in srgb, var(--uc-accent) 14%, var(--uc-surface));
  box-shadow: inset 0 0 0 1px var(--uc-accent);
}
.undo { margin-inline-start: auto }
.stage {
  display: flex;
  flex: 1;
  align-items: center;
  justify-content: center;
  min-height: 160px;
  padding: 14px 24px;
  overflow: hidden;
  background: var(--uc-soft);
}
.stage canvas {
  max-width: 100%;
  max-height: calc(100vh - 330px);
  border-radius: 4px;
  box-shadow: 0 1px 8px #0004;
  cursor: crosshair;
  touch-action: none;
}
.keys { padding: 10px 24px }
@media (max-width: 560px) {
  dialog:has(.editor) { width: 100vw; max-height: none }
  .tools { padding: 6px 16px 10px }
  .tools button { flex: 1; min-width: 96px }
  .stage { padding: 10px }
  .stage canvas { max-height: calc(100dvh - 400px) }
}
@media (forced-colors: active) {
  .tools [aria-pressed='true'] { border: 2px solid Highlight }
}
`;
