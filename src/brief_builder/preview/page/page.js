// What the program knows of a pack → the page. All words come in as text, never as markup.
"use strict";

const $ = (id) => document.getElementById(id);
const STATES = {
  building: "Building…",
  drawing: "Drawing the pages…",
  ready: "Up to date",
  wrong: "The newest save has errors: pages and facts are those before it",
};
let shown = { documents: [], facts: {}, problems: [], changes: [], saved: [] };
let current = "";   // the document on view
let detail = null;  // {kind: "fact", name} or {kind: "problem", index}
let wanted = null;  // where to go when its pages have come
let errors = [];    // those of the newest build, as words
let from = null;    // what the detail was opened by, as a key

function make(tag, options = {}, ...inner) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "click") node.addEventListener("click", value);
    else if (name === "key") node.dataset.key = value;
    else if (name in node && name !== "list") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...inner.filter((each) => each !== null && each !== ""));
  return node;
}

const tells = (node, fact) => (node.dataset.fact || "").split(" ").includes(fact);
const said = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

function counted(problems) {
  const words = ["error", "warning", "note"].map((kind) => [problems.filter((p) => p.severity === kind).length, kind]);
  return words.filter(([count]) => count).map(([count, kind]) => said(count, kind)).join(", ");
}

// -- all of it

function show(next) {
  const focused = document.activeElement && document.activeElement.dataset.key;
  shown = next;
  document.title = `${shown.title || "Pack"} – preview`;
  $("title").textContent = shown.title || "Preview";
  const found = counted(shown.problems);
  const line = [STATES[shown.state], found].filter(Boolean).join("; ");
  if ($("state").textContent !== line) $("state").textContent = line;
  $("state").className = shown.state;
  $("changes").replaceChildren(...shown.changes.map((each) => make("li", {}, each)));
  if (!shown.documents.some((each) => each.name === current)) current = shown.documents.length ? shown.documents[0].name : "";
  showDocuments();
  showPages();
  showProblems();
  showTrouble();
  showFacts();
  if (detail) showDetail(false);
  if (focused) refocus(focused);
  const before = errors;
  errors = shown.problems.filter((each) => each.severity === "error").map((each) => each.message + each.place);
  if (errors.some((each) => !before.includes(each))) showErrors();
  if (wanted) go(...wanted);
}

// The first error stands above, whatever is open; a click leads to it.
function showTrouble() {
  const index = shown.problems.findIndex((each) => each.severity === "error");
  const first = shown.problems[index];
  $("trouble").hidden = !first;
  $("trouble").replaceChildren(...(first ? [make("button", {
    type: "button", key: "trouble", click: () => openProblem(index, "trouble"),
  }, make("span", { className: "error" }, "error"), ` ${first.message}`, make("span", { className: "place" }, first.place))] : []));
}

// The problems come into view; the focus stays, and so does the box that somebody types in.
function showErrors() {
  if (document.activeElement === $("search")) return;
  const aside = $("beside");
  aside.scrollTop += $("problems-title").getBoundingClientRect().top - aside.getBoundingClientRect().top;
}

function refocus(key) {
  const node = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
  if (node && node !== document.activeElement) node.focus({ preventScroll: true });
}

function showDocuments() {
  $("documents").replaceChildren(...shown.documents.map((each) => make("li", {}, make("button", {
    type: "button", key: `document ${each.name}`, "aria-current": String(each.name === current),
    click: () => { view(each.name); $("pages").scrollTop = 0; refocus(`document ${each.name}`); },
  }, each.name))));
}

function view(name) {
  current = name;
  showDocuments();
  showPages();
  light();
  if (shown.documents.some((each) => each.name === name && each.waiting)) load().catch(lost);  // says what is on view
}

function showPages() {
  const main = $("pages"), top = main.scrollTop;
  const made = shown.documents.find((each) => each.name === current);
  const nodes = [];
  if (shown.office) nodes.push(make("p", { className: "caption" }, `No pages can be drawn: ${shown.office}. The words of the documents stand here instead.`));
  if (!made) nodes.push(make("p", { className: "caption" }, shown.state === "wrong" ? "There are no pages yet: correct the problems, and save." : "The pages come when they are built."));
  else if (made.pages.length) made.pages.forEach((page, number) => nodes.push(...pageNodes(made, page, number)));
  else if (made.waiting) nodes.push(make("p", { className: "caption" }, "Its pages are being drawn."));
  else nodes.push(textNode(made));
  main.replaceChildren(...nodes);
  main.scrollTop = top;
}

function pageNodes(made, page, number) {
  const word = made.name.endsWith(".pptx") ? "Slide" : "Page";
  const sheet = make("div", { className: "page", role: "group", "aria-label": `${word} ${number + 1}` });
  sheet.style.aspectRatio = `${page.width} / ${page.height}`;
  sheet.append(make("img", { src: page.picture, alt: `${word} ${number + 1} of ${made.name}`, loading: "lazy" }));
  page.figures.forEach((figure, index) => {
    figure.boxes.forEach((box, part) => sheet.append(mark(box, `figure ${made.name} ${number} ${index}`, part, {
      title: figure.text, label: `${figure.text}: fact ${figure.facts.join(", ")}`, facts: figure.facts,
      open: (key) => openFact(figure.facts[0], key, figure.facts.slice(1)),
    })));
  });
  (made.problems || []).filter((problem) => problem.page === number).forEach((problem, index) => {
    const at = shown.problems.findIndex((each) => each.message === problem.message && each.place === problem.place);
    problem.boxes.forEach((box, part) => sheet.append(mark(box, `trouble ${made.name} ${number} ${index}`, part, {
      title: problem.message, label: `Problem: ${problem.message}`, className: "mark problem", problem: at,
      open: (key) => { if (at >= 0) openProblem(at, key); },
    })));
  });
  return [
    make("p", { className: "caption" }, `${word} ${number + 1} of ${made.pages.length}`), sheet,
    make("details", {}, make("summary", {}, `Words of ${word.toLowerCase()} ${number + 1}`), make("pre", {}, page.text)),
  ];
}

function mark(box, key, part, { title, label, open, className = "mark", facts = [], problem = -1 }) {
  const node = make("button", { type: "button", className, title, click: () => open(key) });
  if (part) { node.tabIndex = -1; node.setAttribute("aria-hidden", "true"); }
  else { node.dataset.key = key; node.setAttribute("aria-label", label); }
  node.dataset.fact = facts.join(" ");
  node.dataset.problem = problem;
  const [left, top, width, height] = box.map((each) => `${each * 100}%`);
  Object.assign(node.style, { left, top, width, height });
  return node;
}

function textNode(made) {
  const text = make("div", { className: "text" });
  if (made.why) text.append(make("p", {}, made.why));
  let place = "";
  made.text.forEach((line, number) => {
    if (line.place.replace(/, paragraph \d+.*$/, "") !== place) {
      place = line.place.replace(/, paragraph \d+.*$/, "");
      text.append(make("h3", {}, place));
    }
    text.append(make("p", {}, ...line.pieces.map((piece, part) => {
      if (!piece.fact) return piece.text;
      const key = `figure ${made.name} ${number} ${part}`;
      const node = make("button", { type: "button", key, "aria-label": `${piece.text}: fact ${piece.fact}`, click: () => openFact(piece.fact, key) }, piece.text);
      node.dataset.fact = piece.fact;
      return node;
    })));
  });
  return text;
}

// -- beside the pages

function showProblems() {
  const list = shown.problems.map((each, index) => make("li", {}, make("button", {
    type: "button", key: `problem ${index}`, click: () => openProblem(index, `problem ${index}`),
  }, make("span", { className: each.severity }, each.severity), ` ${each.message}`, make("span", { className: "place" }, each.place))));
  $("problems").replaceChildren(...(list.length ? list : [make("li", {}, "None")]));
  $("problems-title").textContent = `Problems${shown.problems.length ? `: ${counted(shown.problems)}` : ""}`;
}

function showFacts() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const all = Object.values(shown.facts);
  const found = all.filter((fact) => {
    const text = [fact.name, fact.ref, fact.label, fact.figure].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  $("found").textContent = words.length ? `${found.length} of ${said(all.length, "fact")}` : said(all.length, "fact");
  $("facts").replaceChildren(...found.map((fact) => make("li", {}, make("button", {
    type: "button", key: `fact ${fact.name}`, click: () => openFact(fact.name, `fact ${fact.name}`),
  }, make("span", { className: "figure" }, fact.figure), ` ${fact.label}`, make("span", { className: "place" }, fact.name)))));
}

// also: further facts that the same words say
function openFact(name, key, also = []) { detail = { kind: "fact", name, also }; from = key; showDetail(true); }
function openProblem(index, key) {
  detail = { kind: "problem", index, message: shown.problems[index].message }; from = key;
  showDetail(true);
  jump((node) => node.dataset.problem === String(index), (problem) => problem.message === detail.message);
}

function closeDetail() {
  detail = null;
  $("detail").hidden = true;
  light();
  if (from) refocus(from);
}

function showDetail(focus) {
  const problem = detail.kind === "problem" ? shown.problems.find((each) => each.message === detail.message) : null;
  const fact = detail.kind === "fact" ? shown.facts[detail.name] : null;
  if (!problem && !fact) { detail = null; $("detail").hidden = true; return; }
  $("detail-title").textContent = fact ? fact.figure || fact.name : `${problem.severity}: ${problem.message}`;
  $("detail-body").replaceChildren(...(fact ? factNodes(fact) : problemNodes(problem)));
  $("detail").hidden = false;
  light();
  if (focus) { $("detail-title").focus({ preventScroll: true }); $("detail").scrollIntoView({ block: "start" }); }
}

function light() {
  for (const node of document.querySelectorAll(".mark")) node.classList.toggle("lit", Boolean(detail && detail.kind === "fact" && tells(node, detail.name)));
}

function entries(rows) {
  return make("dl", {}, ...rows.filter(([, value]) => value && value.length !== 0).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, ...[].concat(value))]));
}

function factNodes(fact) {
  const sources = fact.sources.map((each) => make("span", { className: "small" }, [each.title, each.publisher, each.published, each.address].filter(Boolean).join(" · ")));
  const quote = fact.quote ? make("blockquote", {}, fact.quote) : "";
  const inputs = fact.inputs.map((name) => make("button", { type: "button", click: () => openFact(name, from) }, `${name}: ${(shown.facts[name] || {}).figure || ""}`));
  const also = detail.also.map((name) => make("button", { type: "button", click: () => openFact(name, from, [fact.name, ...detail.also.filter((each) => each !== name)]) }, `${name}: ${(shown.facts[name] || {}).figure || ""}`));
  return [
    make("p", {}, fact.label, make("span", { className: "small" }, [fact.name, fact.ref !== fact.name && fact.ref, fact.period, fact.state].filter(Boolean).join(" · "))),
    entries([
      ["The same words also say", also], ["Quote", quote], ["Where the quote stands", fact.found], ["Data", fact.record], ["Source", sources],
      ["Formula", fact.formula], ["Computed", fact.computed], ["From", inputs], ["Note", fact.note], ["Written in", fact.place],
      ["Where it stands", usesNode(fact)],
    ]),
  ];
}

function usesNode(fact) {
  if (!fact.uses.length) return "Nowhere";
  const counts = {};
  const rows = fact.uses.map((use) => {
    const made = shown.documents.find((each) => each.name === use.file);
    const text = use.text.length > 90 ? `${use.text.slice(0, 89)}…` : use.text;
    const words = `${use.file}${use.place ? `, ${use.place}` : ""}: “${text}”`;
    if (!made) return make("li", { className: "small" }, words);
    const number = counts[use.file + use.text] = (counts[use.file + use.text] || 0) + 1;
    return make("li", {}, make("button", { type: "button", click: () => go(use.file, fact.name, use.text, number - 1) }, words));
  });
  return make("ul", { className: "list" }, ...rows);
}

function go(file, fact, text, number) {
  view(file);
  const made = shown.documents.find((each) => each.name === file);
  wanted = made.waiting && !made.pages.length ? [file, fact, text, number] : null;  // its pages come
  const here = [...document.querySelectorAll("#pages [data-key]")].filter((node) => tells(node, fact));
  const same = here.filter((node) => (node.title || node.textContent) === text);
  const node = same[Math.min(number, same.length - 1)] || here[0];
  if (node) { node.scrollIntoView({ block: "center" }); node.focus({ preventScroll: true }); }
}

function jump(isIt, hasIt) {
  const made = shown.documents.find((each) => (each.problems || []).some(hasIt));
  if (made && made.name !== current) view(made.name);
  const node = [...document.querySelectorAll(".mark")].find(isIt);
  if (node) { node.classList.add("lit"); node.scrollIntoView({ block: "center" }); }
}

function problemNodes(problem) {
  const nodes = [make("p", { className: "place" }, problem.place)];
  if (problem.excerpt) nodes.push(make("pre", {}, problem.excerpt[0], make("mark", {}, problem.excerpt[1]), problem.excerpt[2]));
  if (problem.lines.length) nodes.push(make("h3", {}, problem.file), make("pre", {}, ...problem.lines.map((line) => make("span", { className: line.here ? "here" : "" }, `${String(line.number).padStart(4)}  ${line.text}\n`))));
  const list = (title, lines) => lines.length ? [make("h3", {}, title), make("ul", {}, ...lines.map((line) => make("li", {}, line)))] : [];
  return [...nodes, ...list("What to do", problem.help), ...list("Also", problem.notes), make("p", { className: "small" }, `brief explain ${problem.code}`)];
}

// -- with the program

let asked = 0;
async function load() {
  const number = ++asked;
  const answer = await fetch(`state?view=${encodeURIComponent(current)}`, { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const next = await answer.json();
  if (number === asked) show(next);
}

$("search").addEventListener("input", showFacts);
$("close").addEventListener("click", closeDetail);
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && detail) closeDetail(); });
const events = new EventSource("events");
events.onmessage = () => load().catch(lost);
events.onerror = lost;
function lost() {
  $("state").textContent = "The program does not answer: it has ended, or is busy";
  $("state").className = "wrong";
}
