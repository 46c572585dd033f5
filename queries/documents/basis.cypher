// summary:
//   vi: Văn bản này thực hiện, căn cứ văn bản nào, lên đến cấp trên cùng
//   en: What a document implements and is based on, upwards to the top
// path: /documents/{document}/basis
// parameters:
//   document: {type: document, vi: văn bản, en: the document}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   type: {type: string, vi: loại, en: type, detail: true}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   level: {type: string, vi: cấp, en: level, detail: true}
//   issued_on: {type: date, vi: ngày ban hành, en: issued on}
//   issued_after: {type: date, vi: ban hành từ ngày, en: issued on or after}
//   status: {type: string, vi: tình trạng, en: status}
//   relation: {type: string, vi: quan hệ, en: relation}
//   path: {type: list, vi: đường dẫn, en: path, detail: true}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   stated_by: {type: string, vi: theo văn bản, en: stated by, detail: true}
//   task: {type: string, vi: nhiệm vụ, en: task, detail: true}
// examples:
//   - {document: 903/NQ-CP}
//
// relation is "direct" (it implements it), "through" others, "in part" (one of its tasks carries it out) or "based on"
// (named among its legal bases only). The sentence is the one that states the last step of the path.
MATCH (d:Document {id: $document})
// Step by step upwards, each document once, with the least of its ways: many texts may state the same step. A way is the
// number of steps, and a line for each document on it.
WITH d, d AS b, '0\n' + d.id + '\t' + replace(coalesce(d.number, d.title, d.id), '\n', ' ') AS way
CALL (b, way) {
  RETURN b AS a, way AS longer
  UNION ALL
  MATCH (b)-[:IMPLEMENTS]->(a:Document)
  WHERE left(way, 1) = '0' AND a.id <> $document
  RETURN a, '1' + substring(way, 1) + '\n' + a.id + '\t' + replace(coalesce(a.number, a.title, a.id), '\n', ' ') AS longer
}
WITH d, a AS b, min(longer) AS way
CALL (b, way) {
  RETURN b AS a, way AS longer
  UNION ALL
  MATCH (b)-[:IMPLEMENTS]->(a:Document)
  WHERE left(way, 1) = '1' AND a.id <> $document
  RETURN a, '2' + substring(way, 1) + '\n' + a.id + '\t' + replace(coalesce(a.number, a.title, a.id), '\n', ' ') AS longer
}
WITH d, a AS b, min(longer) AS way
CALL (b, way) {
  RETURN b AS a, way AS longer
  UNION ALL
  MATCH (b)-[:IMPLEMENTS]->(a:Document)
  WHERE left(way, 1) = '2' AND a.id <> $document
  RETURN a, '3' + substring(way, 1) + '\n' + a.id + '\t' + replace(coalesce(a.number, a.title, a.id), '\n', ' ') AS longer
}
WITH d, a AS b, min(longer) AS way
CALL (b, way) {
  RETURN b AS a, way AS longer
  UNION ALL
  MATCH (b)-[:IMPLEMENTS]->(a:Document)
  WHERE left(way, 1) = '3' AND a.id <> $document
  RETURN a, '4' + substring(way, 1) + '\n' + a.id + '\t' + replace(coalesce(a.number, a.title, a.id), '\n', ' ') AS longer
}
WITH d, a AS b, min(longer) AS way
CALL (b, way) {
  RETURN b AS a, way AS longer
  UNION ALL
  MATCH (b)-[:IMPLEMENTS]->(a:Document)
  WHERE left(way, 1) = '4' AND a.id <> $document
  RETURN a, '5' + substring(way, 1) + '\n' + a.id + '\t' + replace(coalesce(a.number, a.title, a.id), '\n', ' ') AS longer
}
WITH d, a AS b, min(longer) AS way
CALL (d, b) {
  MATCH (b)-[said:IMPLEMENTS]->(goal:Document)
  RETURN goal, said.quote AS quote, said.page AS page, said.stated_by AS stated_by, '' AS task, '' AS other
  UNION ALL
  MATCH (d)-[:HAS_TASK]->(t:Task)-[said:IMPLEMENTS]->(goal:Document)
  WHERE b.id = d.id AND NOT EXISTS { MATCH (d)-[:IMPLEMENTS]->(goal) }
  RETURN goal, said.quote AS quote, said.page AS page, said.stated_by AS stated_by, t.id AS task, 'in part' AS other
  UNION ALL
  MATCH (d)-[said:BASED_ON]->(goal:Document)
  WHERE b.id = d.id AND NOT EXISTS { MATCH (d)-[:IMPLEMENTS]->(goal) }
  RETURN goal, said.quote AS quote, said.page AS page, said.stated_by AS stated_by, '' AS task, 'based on' AS other
}
WITH d, b, way, goal, quote, page, stated_by, task, other
WHERE goal.id <> d.id AND NOT way CONTAINS ('\n' + goal.id + '\t')
WITH b, way, goal, quote, page, stated_by, task, other
ORDER BY CASE WHEN stated_by = b.id THEN 0 ELSE 1 END, stated_by, task
WITH b, way, goal, other, head(collect({quote: quote, page: page, stated_by: stated_by, task: task})) AS said
WITH b, goal, other, said, [line IN split(substring(way, 2), '\n') | split(line, '\t')] AS lines
RETURN goal.id AS id, goal.type AS type, goal.number AS number, goal.title AS title, goal.issuer AS issuer,
  goal.territory AS territory, goal.level AS level, goal.issued_on AS issued_on, goal.issued_after AS issued_after,
  goal.status AS status,
  CASE WHEN other <> '' THEN other WHEN size(lines) = 1 THEN 'direct'
    ELSE 'through ' + reduce(list = lines[1][1], line IN lines[2..] | list + ', ' + line[1]) END AS relation,
  [line IN lines | line[0]] + [goal.id] AS path, said.quote AS quote, said.page AS page, said.stated_by AS stated_by,
  CASE WHEN other = 'in part' THEN said.task ELSE null END AS task
ORDER BY CASE other WHEN '' THEN size(lines) WHEN 'in part' THEN 8 ELSE 9 END,
  coalesce(toString(goal.issued_on), toString(goal.issued_after), '9999'), goal.id, b.id
SKIP $skip LIMIT $limit
