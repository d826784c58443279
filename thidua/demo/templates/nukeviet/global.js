function formatNumber(n) { return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, "."); }
function checkMail(value) { return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value); }
function leftChars(area, limit) { var left = limit - area.value.length; if (left < 0) { area.value = area.value.substring(0, limit); left = 0; } return "Bạn còn " + left + "/" + limit + " ký tự"; }
function setCookieOnce(name, value, days) { var end = new Date(); end.setTime(end.getTime() + days * 864e5); document.cookie = name + "=" + encodeURIComponent(value) + ";expires=" + end.toUTCString() + ";path=/"; }
function rateArticle(stars) { var box = document.getElementById("stringrating"); if (box) { box.textContent = "Cảm ơn bạn đã đánh giá " + stars + " sao"; } return false; }
function showTab(id) { var tabs = document.querySelectorAll("[data-tab]"); for (var i = 0; i < tabs.length; i++) { tabs[i].hidden = tabs[i].getAttribute("data-tab") !== id; } return false; }
(function () { var links = document.querySelectorAll("a[data-toggle]"); for (var i = 0; i < links.length; i++) { links[i].addEventListener("click", function (event) { event.preventDefault(); var open = this.getAttribute("aria-expanded") === "true"; this.setAttribute("aria-expanded", open ? "false" : "true"); }); } })();
(function () { var area = document.querySelector("#comments textarea"); if (area) { area.addEventListener("input", function () { leftChars(area, 500); }); } })();
