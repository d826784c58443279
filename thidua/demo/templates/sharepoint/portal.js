var ThiDua = ThiDua || {};
ThiDua.config = { refresh: 60000, locale: "vi-VN", weather: false, poll: { id: 7, question: "Thông tin trên trang có hữu ích với bạn không?", answers: ["Rất hữu ích", "Hữu ích", "Bình thường", "Chưa hữu ích"] } };
ThiDua.month = ["Tháng 1", "Tháng 2", "Tháng 3", "Tháng 4", "Tháng 5", "Tháng 6", "Tháng 7", "Tháng 8", "Tháng 9", "Tháng 10", "Tháng 11", "Tháng 12"];
ThiDua.toggle = function (id) { var box = document.getElementById(id); if (box) { box.style.display = box.style.display === "none" ? "" : "none"; } return false; };
ThiDua.count = function () { var key = "thidua.visits", n = 1; try { n = parseInt(localStorage.getItem(key) || "0", 10) + 1; localStorage.setItem(key, n); } catch (e) { n = 1; } return n; };
ThiDua.vote = function (answer) { var done = document.cookie.indexOf("poll7=") >= 0; if (!done) { document.cookie = "poll7=" + answer + ";path=/"; } alert(done ? "Bạn đã bình chọn rồi" : "Cảm ơn bạn đã bình chọn"); return false; };
ThiDua.calendar = function (year, month) { var first = new Date(year, month, 1), days = new Date(year, month + 1, 0).getDate(), lead = (first.getDay() + 6) % 7, rows = [], row = []; for (var i = 0; i < lead; i++) { row.push(""); } for (var d = 1; d <= days; d++) { row.push(d); if (row.length === 7) { rows.push(row); row = []; } } if (row.length) { rows.push(row); } return rows; };
ThiDua.validate = function (form) { var need = ["hoten", "email", "noidung"], i; for (i = 0; i < need.length; i++) { var input = form[need[i]]; if (!input || !input.value) { alert("Bạn còn để trống: " + need[i]); return false; } } return true; };
ThiDua.scroll = function () { window.scrollTo({ top: 0, behavior: "smooth" }); return false; };
