// summary:
//   vi: Từng nhiệm vụ của một văn bản, địa phương nào nhận, giao ai, đến khi nào, bằng lời văn nào
//   en: The tasks of a directive in each territory, who took them over, in whose hands, by when, in whose words
// path: /documents/{document}/tasks/matrix
// parameters:
//   document: {type: document, vi: văn bản được thực hiện, en: the document that is implemented}
//   task: {type: string, default: null, vi: chỉ nhiệm vụ có mã này, en: only the task with this id}
//   territory: {type: place, default: null, vi: chỉ văn bản của địa phương này, en: only documents of this territory}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   task: {type: string, vi: mã nhiệm vụ của văn bản, en: id of the directive's task}
//   section: {type: string, vi: mục, en: section, detail: true}
//   task_text: {type: string, vi: nhiệm vụ của văn bản, en: the directive's task}
//   territory: {type: string, vi: địa bàn, en: territory}
//   document: {type: string, vi: mã văn bản tiếp nhận, en: id of the document that takes it over}
//   number: {type: string, vi: số ký hiệu, en: number}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   alignment: {type: string, vi: lời văn, en: words}
//   score: {type: float, vi: độ giống, en: alikeness}
//   id: {type: string, vi: mã nhiệm vụ, en: id of the task}
//   text: {type: string, vi: nhiệm vụ, en: task}
//   lead: {type: list, vi: chủ trì, en: lead}
//   deadline_text: {type: string, vi: thời hạn, en: deadline in words}
//   deadline_to: {type: date, vi: đến ngày, en: to}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it, detail: true}
//   page: {type: integer, vi: trang, en: page, detail: true}
// shape: {matrix: {row: task, column: document}}
// examples:
//   - {document: 91-CT/TW}
//
// alignment is "same" where the words are the same, give or take a name or a figure, and "adapted" where they are others. A
// cell that is empty: no task of that document is found to be this one.
MATCH (d:Document {id: $document})-[:HAS_TASK]->(t:Task)
WHERE $task IS NULL OR t.id = $task
MATCH (u:Task)-[said:ALIGNS_WITH]->(t)
MATCH (p:Document)-[:HAS_TASK]->(u)
WHERE $territory IS NULL OR EXISTS { MATCH (p)-[:APPLIES_TO]->(:Place {id: $territory}) }
WITH t, u, p, said ORDER BY t.ordinal, coalesce(p.territory, ''), p.id, u.ordinal SKIP $skip LIMIT $limit
CALL (u) {
  OPTIONAL MATCH (u)-[r:LED_BY]->(a:Agency)
  WITH a.name AS name, r.span_start AS place ORDER BY place, name
  RETURN collect(name) AS lead
}
RETURN t.id AS task, t.section AS section, t.text AS task_text, p.territory AS territory, p.id AS document,
  p.number AS number, p.issuer AS issuer,
  CASE WHEN EXISTS { MATCH (u)-[:REUSES_TEXT]->(t) } THEN 'same' ELSE 'adapted' END AS alignment,
  said.score AS score, u.id AS id, u.text AS text, lead AS lead, u.deadline_text AS deadline_text,
  u.deadline_to AS deadline_to, said.quote AS quote, u.page AS page
ORDER BY t.ordinal, coalesce(territory, ''), document, u.ordinal
