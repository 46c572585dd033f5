// summary:
//   vi: Bố cục của văn bản, từng mục theo thứ tự
//   en: The outline of a document, part by part in order
// path: /documents/{document}/outline
// parameters:
//   document: {type: document, vi: văn bản, en: the document}
// columns:
//   path: {type: string, vi: mục, en: section}
//   heading: {type: string, vi: tiêu đề, en: heading}
//   ordinal: {type: integer, vi: thứ tự, en: place, detail: true}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   tasks: {type: integer, vi: số nhiệm vụ, en: tasks}
//   targets: {type: integer, vi: số chỉ tiêu, en: targets}
//   quote: {type: string, vi: lời văn, en: words of the text}
//   id: {type: string, vi: mã, en: id}
// examples:
//   - {document: 91-CT/TW}
MATCH (d:Document {id: $document})-[:HAS_SECTION]->(s:Section)
RETURN s.path AS path, s.heading AS heading, s.ordinal AS ordinal, s.page AS page,
  COUNT { MATCH (s)-[:HAS_TASK]->(:Task) } AS tasks, COUNT { MATCH (s)-[:SETS_TARGET]->(:Target) } AS targets,
  s.quote AS quote, s.id AS id
ORDER BY s.ordinal, s.id
