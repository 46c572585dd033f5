// summary:
//   vi: Sơ đồ thực hiện của một văn bản, mỗi dòng là một liên kết giữa hai văn bản
//   en: The cascade of a document for a picture, one row for each link between two documents
// path: /documents/{document}/cascade
// parameters:
//   document: {type: document, vi: văn bản ở gốc, en: the document at the root}
//   limit: {type: integer, default: 2000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
// columns:
//   source: {type: string, vi: văn bản thực hiện, en: implementing document}
//   relation: {type: string, vi: quan hệ, en: relation}
//   target: {type: string, vi: văn bản được thực hiện, en: implemented document}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   stated_by: {type: string, vi: theo văn bản, en: stated by, detail: true}
//   source_type: {type: string, vi: loại, en: type of the source}
//   source_number: {type: string, vi: số ký hiệu, en: number of the source}
//   source_title: {type: string, vi: trích yếu, en: title of the source}
//   source_issuer: {type: string, vi: cơ quan ban hành, en: issuer of the source}
//   source_territory: {type: string, vi: địa bàn, en: territory of the source}
//   source_level: {type: string, vi: cấp, en: level of the source}
//   source_issued_on: {type: date, vi: ngày ban hành, en: date of the source}
//   source_status: {type: string, vi: tình trạng, en: status of the source}
//   target_type: {type: string, vi: loại văn bản được thực hiện, en: type of the target}
//   target_number: {type: string, vi: số ký hiệu được thực hiện, en: number of the target}
//   target_title: {type: string, vi: trích yếu được thực hiện, en: title of the target}
//   target_issuer: {type: string, vi: cơ quan ban hành văn bản được thực hiện, en: issuer of the target}
//   target_territory: {type: string, vi: địa bàn văn bản được thực hiện, en: territory of the target}
//   target_level: {type: string, vi: cấp văn bản được thực hiện, en: level of the target}
//   target_issued_on: {type: date, vi: ngày ban hành văn bản được thực hiện, en: date of the target}
//   target_status: {type: string, vi: tình trạng văn bản được thực hiện, en: status of the target}
// shape: {tree: {node: source, parent: target}}
// examples:
//   - {document: 91-CT/TW}
//
// Downwards all that implements it, directly, through others ("implements") or by a task ("in part"); upwards what it
// implements itself.
MATCH (d:Document {id: $document})
WITH d, d AS b, 0 AS depth
// Step by step outwards to what is itself implemented, each document once: many texts may state the same step.
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE depth = 0 AND a.id <> d.id AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, b, depth, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, a AS b, min(CASE a.id WHEN b.id THEN depth ELSE 1 END) AS depth
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE depth = 1 AND a.id <> d.id AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, b, depth, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, a AS b, min(CASE a.id WHEN b.id THEN depth ELSE 2 END) AS depth
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE depth = 2 AND a.id <> d.id AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, b, depth, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, a AS b, min(CASE a.id WHEN b.id THEN depth ELSE 3 END) AS depth
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE depth = 3 AND a.id <> d.id AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, b, depth, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, a AS b, min(CASE a.id WHEN b.id THEN depth ELSE 4 END) AS depth
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE depth = 4 AND a.id <> d.id AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, b, depth, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, a AS b, min(CASE a.id WHEN b.id THEN depth ELSE 5 END) AS depth
CALL (d, b) {
  MATCH (b)<-[:IMPLEMENTS]-(a:Document)
  RETURN a, b AS goal, 'implements' AS relation, null AS task
  UNION ALL
  MATCH (b)<-[:IMPLEMENTS]-(t:Task)<-[:HAS_TASK]-(a:Document)
  WHERE NOT (a)-[:IMPLEMENTS]->(b)
  RETURN a, b AS goal, 'in part' AS relation, t.id AS task
  UNION ALL
  MATCH (d)-[:IMPLEMENTS]->(goal:Document)
  WHERE b.id = d.id
  RETURN d AS a, goal, 'implements' AS relation, null AS task
}
WITH a, goal AS b, relation, coalesce(min(task), '') AS task
ORDER BY b.id, a.id, relation LIMIT $limit
OPTIONAL MATCH (a)-[itself:IMPLEMENTS]->(b)
OPTIONAL MATCH (t:Task {id: task})
OPTIONAL MATCH (t)-[part:IMPLEMENTS]->(b)
WITH a, b, relation, coalesce(itself.quote, part.quote) AS quote, coalesce(itself.page, part.page) AS page,
  coalesce(itself.stated_by, part.stated_by) AS stated_by
ORDER BY CASE WHEN stated_by = a.id THEN 0 ELSE 1 END, stated_by, quote
WITH a, b, relation, head(collect({quote: quote, page: page, stated_by: stated_by})) AS said
RETURN a.id AS source, relation AS relation, b.id AS target, said.quote AS quote, said.page AS page,
  said.stated_by AS stated_by, a.type AS source_type, a.number AS source_number, a.title AS source_title,
  a.issuer AS source_issuer, a.territory AS source_territory, a.level AS source_level,
  a.issued_on AS source_issued_on, a.status AS source_status, b.type AS target_type, b.number AS target_number,
  b.title AS target_title, b.issuer AS target_issuer, b.territory AS target_territory, b.level AS target_level,
  b.issued_on AS target_issued_on, b.status AS target_status
ORDER BY target, source, relation
