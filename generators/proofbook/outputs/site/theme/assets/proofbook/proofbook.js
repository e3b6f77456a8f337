// Filters and sorts tables of class pb-filter, and lets the keyboard scroll wide ones. Without this script the page shows
// the plain tables.
(function () {
  "use strict";
  function value(cell) {
    var marked = cell.querySelector("[data-sort]");
    var text = (marked ? marked.getAttribute("data-sort") : cell.textContent).trim();
    return text;
  }
  function compare(a, b) {
    return a.localeCompare(b, undefined, { numeric: true });
  }
  function sortable(table) {
    var body = table.tBodies[0];
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, index) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "pb-sort";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (each) { each.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        Array.prototype.slice.call(body.rows)
          .sort(function (a, b) {
            var order = compare(value(a.cells[index]), value(b.cells[index]));
            return down ? -order : order;
          })
          .forEach(function (row) { body.appendChild(row); });
      });
    });
  }
  function filterable(table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    if (rows.length < 6) return;
    var box = document.createElement("div");
    box.className = "pb-filter-box";
    var input = document.createElement("input");
    input.type = "search";
    input.placeholder = "Filter " + rows.length + " rows";
    input.setAttribute("aria-label", "Filter the rows of the table");
    var count = document.createElement("span");
    count.setAttribute("role", "status");
    box.appendChild(input);
    box.appendChild(count);
    var scroller = table.parentNode;
    scroller.parentNode.insertBefore(box, scroller);
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        var hit = words.every(function (word) { return text.indexOf(word) !== -1; });
        row.hidden = !hit;
        if (hit) shown += 1;
      });
      count.textContent = words.length ? shown + " of " + rows.length : "";
    });
  }
  // A constraint that is ticked puts out each system that does not meet it.
  function choosable(table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells, 1);
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var told = document.createElement("p");
    told.setAttribute("role", "status");
    var boxes = rows.map(function (row) {
      var label = document.createElement("label");
      var box = document.createElement("input");
      box.type = "checkbox";
      while (row.cells[0].firstChild) label.appendChild(row.cells[0].firstChild);
      label.insertBefore(box, label.firstChild);
      row.cells[0].appendChild(label);
      box.addEventListener("change", choose);
      return box;
    });
    function choose() {
      var remaining = heads.filter(function (head, index) {
        var out = rows.some(function (row, number) {
          return boxes[number].checked && row.cells[index + 1].getAttribute("data-meets") !== "yes";
        });
        head.classList.toggle("pb-out", out);
        rows.forEach(function (row) { row.cells[index + 1].classList.toggle("pb-out", out); });
        return !out;
      });
      told.textContent = "Remaining: " + (remaining.map(function (head) { return head.textContent; }).join(", ") || "none");
    }
    table.parentNode.insertBefore(told, table);
    choose();
  }
  function opened() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    if (target) target.scrollIntoView();
  }
  // What scrolls sideways can be reached by the keyboard; what fits stays out of its way.
  function reachable(block) {
    if (block.scrollWidth <= block.clientWidth || block.hasAttribute("tabindex")) return;
    block.tabIndex = 0;
    block.setAttribute("role", "group");
    block.setAttribute("aria-label", "Scrolls sideways");
  }
  function start() {
    Array.prototype.forEach.call(document.querySelectorAll(".pb-block"), reachable);
    Array.prototype.forEach.call(document.querySelectorAll("table.pb-filter"), function (table) {
      if (table.getAttribute("data-pb")) return;
      table.setAttribute("data-pb", "1");
      if (!table.tHead || !table.tBodies.length) return;
      sortable(table);
      filterable(table);
    });
    Array.prototype.forEach.call(document.querySelectorAll("table.pb-choice"), function (table) {
      if (table.getAttribute("data-pb")) return;
      table.setAttribute("data-pb", "1");
      choosable(table);
    });
    if (location.hash) opened();
  }
  // Material replaces the page without loading it again.
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
