// The thank-you page: the number of the order just placed.
import { byId, showFrame } from '../frame.js';

showFrame();
const number = sessionStorage.getItem('shop.receipt');
if (number) byId('receipt-number').textContent = number;
console.info('[checkout] receipt shown');
