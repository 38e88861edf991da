// How the button looks. Not: in which corner.

// Two rings for the focus: what the page lies on may be as light, or as dark, as one of them.
export const BUTTON = `
.place {
  position: fixed;
  z-index: 2147483646;
  display: flex;
  gap: 4px;
  font: 15px/1.4 var(--uc-font);
}
button { box-shadow: 0 1px 2px #0003, 0 4px 16px #0003 }
:focus-visible { box-shadow: 0 0 0 2px var(--uc-on-accent) }
.open { border-radius: 99px; padding: 8px 18px }
.hide { border-radius: 50% }
`;
