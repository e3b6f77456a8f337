// Filters, sorts and exports tables of class pb-filter, and lets the keyboard scroll wide ones. Without this script the
// page shows the plain, complete tables. What a table offers stands in its attributes:
//   th[data-choose]  rows may be chosen by the text of this column
//   th[data-status]  rows may be chosen by the status in any such column
//   th[data-system], th[data-owner]  columns may be chosen by that
//   table[data-export]  the rows and columns that are shown may be saved, under this name
(function () {
  "use strict";
  var ANY = "";
  var choices = 0;
  function list(found) { return Array.prototype.slice.call(found); }
  function make(tag, words, parent) {
    var made = document.createElement(tag);
    if (words) made.textContent = words;
    if (parent) parent.appendChild(made);
    return made;
  }
  function folded(text) { return text.replace(/\s+/g, " ").trim(); }
  // One letter stands for what its title says.
  function words(cell) {
    var letter = cell.querySelector(".pb-letter");
    return letter ? letter.title : folded(cell.textContent);
  }
  function status(cell) {
    var letter = cell.querySelector(".pb-letter");
    var badge = cell.querySelector(".pb-badge");
    return letter ? letter.title.split(" · ")[0] : folded((badge || cell).textContent);
  }
  function value(cell) {
    var marked = cell.querySelector("[data-sort]");
    return marked ? marked.getAttribute("data-sort") : folded(cell.textContent);
  }
  function compare(a, b) {
    // What is empty stands last.
    return a && b ? a.localeCompare(b, undefined, { numeric: true }) : (a ? 0 : 1) - (b ? 0 : 1);
  }
  function sortable(table, heads, titles) {
    var body = table.tBodies[0];
    heads.forEach(function (head, index) {
      var button = make("button");
      button.type = "button";
      button.className = "pb-sort";
      if (head.querySelector("a")) button.setAttribute("aria-label", "Sort by " + titles[index]);
      else while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (each) { each.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        list(body.rows)
          .sort(function (a, b) {
            var order = compare(value(a.cells[index]), value(b.cells[index]));
            return down ? -order : order;
          })
          .forEach(function (row) { body.appendChild(row); });
      });
    });
  }
  // A choice among texts, in the order in which they are given; of one alone there is none.
  function choice(box, label, texts) {
    var distinct = texts.filter(function (each, index) { return each && texts.indexOf(each) === index; });
    if (distinct.length < 2) return null;
    var both = make("span", "", box);
    var named = make("label", label + " ", both);
    var select = make("select", "", both);
    select.id = named.htmlFor = "pb-choice-" + (choices += 1);
    make("option", "any", select).value = ANY;
    distinct.forEach(function (each) { make("option", each, select).value = each; });
    return select;
  }
  // The texts of cells, by rank where they have one.
  function ranked(cells, text) {
    return cells
      .map(function (cell) { return { text: text(cell), rank: cell.querySelector("[data-sort]") ? value(cell) : "" }; })
      .sort(function (a, b) { return a.rank && b.rank ? a.rank - b.rank : 0; })
      .map(function (each) { return each.text; });
  }
  function column(rows, index) { return rows.map(function (row) { return row.cells[index]; }); }
  function filterable(table, heads, titles) {
    var rows = list(table.tBodies[0].rows);
    var matrix = table.hasAttribute("data-export");
    if (rows.length < 6 && !matrix) return;
    var box = make("div");
    box.className = "pb-filter-box";
    var input = make("input", "", box);
    input.type = "search";
    input.placeholder = "Filter " + rows.length + " rows";
    input.setAttribute("aria-label", "Filter the rows of the table");
    var texts = rows.map(function (row) { return list(row.cells).map(words).join(" ").toLowerCase(); });
    var byRow = [], byColumn = [], judged = [];
    heads.forEach(function (head, index) {
      if (head.hasAttribute("data-status")) judged.push(index);
      if (!head.hasAttribute("data-choose")) return;
      var select = choice(box, titles[index], ranked(column(rows, index), status));
      if (select) byRow.push(function (row) { return !select.value || status(row.cells[index]) === select.value; });
    });
    var cells = judged.reduce(function (all, index) { return all.concat(column(rows, index)); }, []);
    var wanted = choice(box, "Status", ranked(cells, status));
    if (wanted) byRow.push(function (row) {
      return !wanted.value || judged.some(function (index) {
        return !heads[index].hidden && status(row.cells[index]) === wanted.value;
      });
    });
    ["system", "owner"].forEach(function (what) {
      var of = function (head) { return head.getAttribute("data-" + what); };
      var select = choice(box, what === "system" ? "System" : "Owner of the system", heads.map(of));
      if (select) byColumn.push(function (head) { return !of(head) || !select.value || of(head) === select.value; });
    });
    var told = make("span");
    told.setAttribute("role", "status");
    function filter() {
      heads.forEach(function (head, index) {
        var hidden = !byColumn.every(function (fits) { return fits(head); });
        if (hidden === head.hidden) return;
        head.hidden = hidden;
        column(rows, index).forEach(function (cell) { cell.hidden = hidden; });
      });
      var sought = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, number) {
        var hit = sought.every(function (word) { return texts[number].indexOf(word) !== -1; });
        row.hidden = !(hit && byRow.every(function (fits) { return fits(row); }));
        if (!row.hidden) shown += 1;
      });
      var columns = heads.filter(function (head) { return !head.hidden; }).length;
      told.textContent = (shown < rows.length ? shown + " of " + rows.length + " rows" : "") +
        (columns < heads.length ? " " + columns + " of " + heads.length + " columns" : "");
    }
    input.addEventListener("input", filter);
    box.addEventListener("change", filter);
    if (matrix) {
      var save = make("button", "Download what is shown as CSV", box);
      save.type = "button";
      save.className = "pb-save";
      save.addEventListener("click", function () { saved(table, heads, titles); });
    }
    box.appendChild(told);
    var scroller = table.parentNode;
    scroller.parentNode.insertBefore(box, scroller);
  }
  // A text that a spreadsheet would work out gets an apostrophe before it.
  function field(text) {
    var guarded = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(guarded) ? '"' + guarded.replace(/"/g, '""') + '"' : guarded;
  }
  function saved(table, heads, titles) {
    var shown = heads.map(function (head, index) { return index; }).filter(function (index) { return !heads[index].hidden; });
    var rows = list(table.tBodies[0].rows).filter(function (row) { return !row.hidden; });
    var lines = [shown.map(function (index) { return titles[index]; })].concat(rows.map(function (row) {
      return shown.map(function (index) { return words(row.cells[index]); });
    }));
    var text = lines.map(function (line) { return line.map(field).join(",") + "\r\n"; }).join("");
    // The mark tells spreadsheets that this is UTF-8.
    var address = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv;charset=utf-8" }));
    var link = make("a", "", document.body);
    link.href = address;
    link.download = table.getAttribute("data-export");
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
  }
  // A constraint that is ticked puts out each system that does not meet it.
  function choosable(table) {
    var heads = list(table.tHead.rows[0].cells).slice(1);
    var rows = list(table.tBodies[0].rows);
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
    list(document.querySelectorAll(".pb-block, .pb-scroll")).forEach(reachable);
    Array.prototype.forEach.call(document.querySelectorAll("table.pb-filter"), function (table) {
      if (table.getAttribute("data-pb")) return;
      table.setAttribute("data-pb", "1");
      if (!table.tHead || !table.tBodies.length) return;
      var heads = list(table.tHead.rows[0].cells);
      var titles = heads.map(words);
      sortable(table, heads, titles);
      filterable(table, heads, titles);
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
