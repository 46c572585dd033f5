// Draws the cascade from the data in the page, and keeps picture, list and details together.
// @ts-check
(function () {
  "use strict";

  /** @typedef {{id: string, label: string, status: string, href: string, facts: [string, string][], words: string}} Node */
  /** @typedef {{from: string, to: string, quote: string, relation: string, statedBy: string}} Edge */

  /** @param {string} id */
  const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @type {{nodes: Node[], edges: Edge[], options: object}} */
  const graph = JSON.parse(element("graph").textContent || "{}");
  /** @type {Record<string, string>} */
  const words = JSON.parse(element("words").textContent || "{}");
  const vis = /** @type {any} */ (window).vis;

  const nodes = new vis.DataSet(graph.nodes);
  const edges = new vis.DataSet(graph.edges);
  const network = new vis.Network(element("canvas"), { nodes, edges }, graph.options);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));

  /** @param {string} tag @param {string} [text] @param {string} [className] */
  function make(tag, text, className) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  /** Shows a document and the sentences of the links that leave it. @param {string} id */
  function show(id) {
    const node = byId.get(id);
    if (!node) return;
    const list = make("dl");
    for (const [name, value] of node.facts) list.append(make("dt", name), make("dd", value));
    const details = element("details");
    details.replaceChildren(make("h2", node.label.split("\n")[0]), list);
    for (const edge of graph.edges.filter((one) => one.from === id)) {
      const target = byId.get(edge.to);
      details.append(make("p", `${edge.relation} → ${target ? target.label.split("\n")[0] : edge.to}`, "relation"));
      if (edge.quote) details.append(make("blockquote", `“${edge.quote}”`, "evidence"));
    }
    if (node.href) {
      const link = /** @type {HTMLAnchorElement} */ (make("a", words.open_document));
      link.href = node.href;
      details.append(link);
      if (window.location.protocol.startsWith("http")) details.append(make("p"), expander(node));
    }
  }

  /** A button that puts what implements a document, and what it implements, into the picture. @param {Node} node */
  function expander(node) {
    const button = make("button", words.expand);
    button.addEventListener("click", async () => {
      const address = new URL(node.href, window.location.href);
      address.pathname += "/cascade.json";
      const answer = await fetch(address);
      if (answer.ok) add(await answer.json());
    });
    return button;
  }

  /** @param {{nodes: Node[], edges: Edge[]}} more */
  function add(more) {
    const fresh = more.nodes.filter((node) => !byId.has(node.id));
    fresh.forEach((node) => byId.set(node.id, node));
    graph.nodes.push(...fresh);
    nodes.add(fresh);
    const known = new Set(graph.edges.map(key));
    const links = more.edges.filter((edge) => !known.has(key(edge)));
    graph.edges.push(...links);
    edges.add(links);
    const list = element("listing").querySelector("ul");
    for (const node of fresh) {
      const item = make("li");
      const button = make("button", node.label.replaceAll("\n", " · "));
      button.dataset.node = node.id;
      item.append(button);
      if (list) list.append(item);
    }
  }

  /** @param {Edge} edge */
  const key = (edge) => `${edge.from} ${edge.to} ${edge.relation}`;

  /** Hides what the filter and the check box leave out. */
  function filter() {
    const wanted = fold(/** @type {HTMLInputElement} */ (element("filter")).value);
    const cited = /** @type {HTMLInputElement} */ (element("show-cited")).checked;
    const hidden = new Map(graph.nodes.map((node) => [node.id, !node.words.includes(wanted) || (!cited && node.status === "cited")]));
    nodes.update([...hidden].map(([id, hide]) => ({ id, hidden: hide })));
    for (const button of document.querySelectorAll("#listing button")) {
      const item = /** @type {HTMLElement} */ (button.parentElement);
      item.hidden = hidden.get(/** @type {HTMLElement} */ (button).dataset.node || "") || false;
    }
  }

  /** Lower case without accents, as the server folds. @param {string} text */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }

  network.on("selectNode", (/** @type {{nodes: string[]}} */ event) => show(event.nodes[0]));
  network.on("doubleClick", (/** @type {{nodes: string[]}} */ event) => {
    const node = byId.get(event.nodes[0]);
    if (node && node.href) window.location.assign(node.href);
  });
  element("listing").addEventListener("click", (event) => {
    const id = /** @type {HTMLElement} */ (event.target).dataset.node;
    if (!id) return;
    network.selectNodes([id]);
    network.focus(id, { scale: 1 });
    show(id);
  });
  element("filter").addEventListener("input", filter);
  element("show-cited").addEventListener("change", filter);
  element("controls").addEventListener("submit", (event) => event.preventDefault());
  element("fit").addEventListener("click", () => network.fit());
  /** @type {any} */ (window).chithiNetwork = network;
})();
