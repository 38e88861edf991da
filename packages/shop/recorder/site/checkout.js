// The checkout: what is due, a voucher, paying. Its faults are meant: see faults.py.
import { emptyCart, euros, readCart, sums } from "./cart-store.js";
import { fetchJson, showFrame, showSums } from "./frame.js";

const form = document.getElementById("checkout-form");
const pay = document.getElementById("pay");
const notice = document.getElementById("notice");
let shipping = 0;
let percentOff = 0;

showFrame();
showDue();
form.addEventListener("submit", placeOrder);
form.addEventListener("change", keepDraft);
document.getElementById("apply-voucher").addEventListener("click", applyVoucher);

async function showDue() {
  if (!shipping) shipping = (await fetchJson("/api/shipping")).body.price;
  const due = sums(readCart(), shipping, percentOff);
  showSums(document.getElementById("sums"), due);
  pay.textContent = `Pay ${euros(due.total)}`;
}

function keepDraft() {
  const { email, city } = Object.fromEntries(new FormData(form));
  sessionStorage.setItem("shop.draft", JSON.stringify({ email, city }));
}

async function applyVoucher() {
  const code = form.elements.voucher.value;
  const { body } = await post("/api/voucher", { code });
  percentOff = readDiscount(body.voucher);
  showDue();
}

function readDiscount(voucher) {
  return voucher.discount.percent;
}

async function placeOrder(submission) {
  submission.preventDefault();
  notice.hidden = true;
  console.info(`[checkout] placing an order for ${form.elements.email.value}`);
  const { status, body } = await post("/api/checkout", { cart: readCart(), percentOff });
  if (status === 401) return renewSession();
  if (status === 402) return showDecline(body);
  showReceipt(body);
}

function showReceipt(order) {
  sessionStorage.setItem("shop.receipt", order.receipt.number);
  emptyCart();
  location.assign("/thanks");
}

function showDecline(refusal) {
  console.warn(`[checkout] payment declined: ${refusal.declineCode}`);
  notice.textContent = "Your bank declined this card. Please try another one.";
  notice.hidden = false;
}

async function renewSession() {
  const { status } = await post("/api/session/refresh", {});
  if (status === 200) return pay.click();
  pay.setAttribute("aria-busy", "true");
  console.error("[account] the session could not be renewed", { status });
}

function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return fetchJson(path, { method: "POST", headers, body: JSON.stringify(body) });
}
