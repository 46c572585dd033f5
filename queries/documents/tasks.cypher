// summary:
//   vi: Nhiệm vụ trong văn bản, ai chủ trì, ai phối hợp, thời hạn
//   en: The tasks of a document, who leads, who supports, by when
// path: /documents/{document}/tasks
// parameters:
//   document: {type: document, vi: văn bản, en: the document}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   ordinal: {type: integer, vi: thứ tự, en: place, detail: true}
//   section: {type: string, vi: mục, en: section}
//   text: {type: string, vi: nhiệm vụ, en: task}
//   lead: {type: list, vi: chủ trì, en: lead}
//   support: {type: list, vi: phối hợp, en: support}
//   deadline_text: {type: string, vi: thời hạn, en: deadline in words}
//   deadline_from: {type: date, vi: từ ngày, en: from, detail: true}
//   deadline_to: {type: date, vi: đến ngày, en: to}
//   recurring: {type: string, vi: định kỳ, en: recurring}
//   output: {type: string, vi: sản phẩm, en: output}
//   implements: {type: list, vi: thực hiện, en: implements}
//   cites: {type: list, vi: viện dẫn, en: cites, detail: true}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   id: {type: string, vi: mã, en: id}
// examples:
//   - {document: 91-CT/TW}
MATCH (d:Document {id: $document})-[:HAS_TASK]->(t:Task)
WITH t ORDER BY t.ordinal, t.id SKIP $skip LIMIT $limit
CALL (t) {
  OPTIONAL MATCH (t)-[r:LED_BY]->(a:Agency)
  WITH a.name AS name, r.span_start AS place ORDER BY place, name
  RETURN collect(name) AS lead
}
CALL (t) {
  OPTIONAL MATCH (t)-[r:SUPPORTED_BY]->(a:Agency)
  WITH a.name AS name, r.span_start AS place ORDER BY place, name
  RETURN collect(name) AS support
}
CALL (t) {
  OPTIONAL MATCH (t)-[:IMPLEMENTS]->(o:Document)
  WITH o.id AS id ORDER BY id
  RETURN collect(id) AS implements
}
CALL (t) {
  OPTIONAL MATCH (t)-[:CITES]->(o:Document)
  WITH o.id AS id ORDER BY id
  RETURN collect(id) AS cites
}
RETURN t.ordinal AS ordinal, t.section AS section, t.text AS text, lead AS lead, support AS support,
  t.deadline_text AS deadline_text, t.deadline_from AS deadline_from, t.deadline_to AS deadline_to,
  t.recurring AS recurring, t.output AS output, implements AS implements, cites AS cites, t.page AS page, t.id AS id
ORDER BY t.ordinal, t.id
