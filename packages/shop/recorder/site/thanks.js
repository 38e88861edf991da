// The thank-you page: the number of the order just placed.
import { showFrame } from "./frame.js";

showFrame();
const number = sessionStorage.getItem("shop.receipt");
if (number) document.getElementById("receipt-number").textContent = number;
console.info("[checkout] receipt shown");
