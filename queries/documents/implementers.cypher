// summary:
//   vi: Văn bản nào thực hiện văn bản này, trực tiếp, qua văn bản trung gian, hay một phần, kèm câu làm chứng
//   en: Who implements a document, directly, through others or in part, each with the sentence that proves it
// path: /documents/{document}/implementers
// parameters:
//   document: {type: document, vi: văn bản được thực hiện, en: the document that is implemented}
//   level: {type: string, default: null, values: [central, province, district, commune], vi: chỉ cấp này, en: only issuers of this level}
//   as_of: {type: date, default: null, vi: chỉ văn bản ban hành đến ngày này, en: "only documents known to be issued by this day"}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
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
//   certain: {type: boolean, vi: chắc chắn, en: certain, detail: true}
//   path: {type: list, vi: đường dẫn, en: path, detail: true}
//   lag_days: {type: integer, vi: số ngày sau, en: days after, detail: true}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   stated_by: {type: string, vi: theo văn bản, en: stated by, detail: true}
//   task: {type: string, vi: nhiệm vụ, en: task, detail: true}
// examples:
//   - {document: 91-CT/TW}
//   - {document: 96-CT/TW, level: province, as_of: 2025-06-30}
//
// One row for each document and each way it takes: "direct" (it says so, or it names the document as its basis and
// implements another that implements it), "through" the document it implements itself (the shortest way on from there),
// "in part" where only one of its tasks carries the document out. Of several sentences that say the same, the document's
// own comes first. certain is false where the sentence names only the number, without saying which document of that
// number it means, and this is the only one known.
MATCH (d:Document {id: $document})
OPTIONAL MATCH (d)<-[:IMPLEMENTS]-(p:Document)
WHERE p.id <> d.id AND ($level IS NULL OR p.level = $level) AND ($as_of IS NULL OR p.issued_on <= date($as_of))
// The nearest come first. Where they fill the page, those further off need not be looked for.
WITH d, count(DISTINCT p) AS filled
OPTIONAL MATCH (u:Document {number: d.number})
WHERE u.id <> d.id AND u.candidates CONTAINS ('"' + d.id + '"') AND size(split(u.candidates, '"id"')) = 2
WITH d, filled, [d] + collect(u) AS goals
UNWIND goals AS b
// Step by step outwards to what is itself implemented, each document once, with the least of its ways: many texts may
// state the same step, and following every one of them would multiply. A way is 0 (certain) or 1, the number of steps,
// and a line for each document on it.
WITH d, filled, b, CASE b.id WHEN d.id THEN '0' ELSE '1' END + '0\n' + b.id + '\t'
  + replace(coalesce(b.number, b.title, b.id), '\n', ' ') AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE substring(way, 1, 1) = '0' AND filled < $skip + $limit AND a.id <> $document AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, filled, b, way, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, filled, a AS b, min(CASE a.id WHEN b.id THEN way ELSE left(way, 1) + '1\n' + a.id + '\t'
  + replace(coalesce(a.number, a.title, a.id), '\n', ' ') + substring(way, 2) END) AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(p:Document)
WHERE left(way, 2) = '01' AND p.id <> d.id AND ($level IS NULL OR p.level = $level) AND ($as_of IS NULL OR p.issued_on <= date($as_of))
  AND NOT way CONTAINS ('\n' + p.id + '\t')
WITH d, filled, b, way, count(DISTINCT p) AS more
WITH d, filled, sum(more) AS more, collect({b: b, way: way}) AS known
UNWIND known AS one
WITH d, filled + more AS filled, one.b AS b, one.way AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE substring(way, 1, 1) = '1' AND filled < $skip + $limit AND a.id <> $document AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, filled, b, way, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, filled, a AS b, min(CASE a.id WHEN b.id THEN way ELSE left(way, 1) + '2\n' + a.id + '\t'
  + replace(coalesce(a.number, a.title, a.id), '\n', ' ') + substring(way, 2) END) AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(p:Document)
WHERE left(way, 2) = '02' AND p.id <> d.id AND ($level IS NULL OR p.level = $level) AND ($as_of IS NULL OR p.issued_on <= date($as_of))
  AND NOT way CONTAINS ('\n' + p.id + '\t')
WITH d, filled, b, way, count(DISTINCT p) AS more
WITH d, filled, sum(more) AS more, collect({b: b, way: way}) AS known
UNWIND known AS one
WITH d, filled + more AS filled, one.b AS b, one.way AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE substring(way, 1, 1) = '2' AND filled < $skip + $limit AND a.id <> $document AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, filled, b, way, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, filled, a AS b, min(CASE a.id WHEN b.id THEN way ELSE left(way, 1) + '3\n' + a.id + '\t'
  + replace(coalesce(a.number, a.title, a.id), '\n', ' ') + substring(way, 2) END) AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(p:Document)
WHERE left(way, 2) = '03' AND p.id <> d.id AND ($level IS NULL OR p.level = $level) AND ($as_of IS NULL OR p.issued_on <= date($as_of))
  AND NOT way CONTAINS ('\n' + p.id + '\t')
WITH d, filled, b, way, count(DISTINCT p) AS more
WITH d, filled, sum(more) AS more, collect({b: b, way: way}) AS known
UNWIND known AS one
WITH d, filled + more AS filled, one.b AS b, one.way AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE substring(way, 1, 1) = '3' AND filled < $skip + $limit AND a.id <> $document AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, filled, b, way, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, filled, a AS b, min(CASE a.id WHEN b.id THEN way ELSE left(way, 1) + '4\n' + a.id + '\t'
  + replace(coalesce(a.number, a.title, a.id), '\n', ' ') + substring(way, 2) END) AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(p:Document)
WHERE left(way, 2) = '04' AND p.id <> d.id AND ($level IS NULL OR p.level = $level) AND ($as_of IS NULL OR p.issued_on <= date($as_of))
  AND NOT way CONTAINS ('\n' + p.id + '\t')
WITH d, filled, b, way, count(DISTINCT p) AS more
WITH d, filled, sum(more) AS more, collect({b: b, way: way}) AS known
UNWIND known AS one
WITH d, filled + more AS filled, one.b AS b, one.way AS way
OPTIONAL MATCH (b)<-[:IMPLEMENTS]-(a:Document)
WHERE substring(way, 1, 1) = '4' AND filled < $skip + $limit AND a.id <> $document AND (a)<-[:IMPLEMENTS]-(:Document)
WITH d, filled, b, way, collect(DISTINCT a) AS further
UNWIND [b] + further AS a
WITH d, filled, a AS b, min(CASE a.id WHEN b.id THEN way ELSE left(way, 1) + '5\n' + a.id + '\t'
  + replace(coalesce(a.number, a.title, a.id), '\n', ' ') + substring(way, 2) END) AS way
WITH d, filled, collect({b: b, way: way}) AS known
CALL (d, filled, known) {
  UNWIND known AS one
  WITH one.b AS b, one.way AS way
  MATCH (b)<-[said:IMPLEMENTS]-(p:Document)
  RETURN b, way, p, said.stated_by AS stated_by, '' AS task
  UNION ALL
  UNWIND [one IN known WHERE substring(one.way, 1, 1) = '0'] AS one
  WITH one.b AS b, one.way AS way
  MATCH (b)<-[said:BASED_ON]-(p:Document)
  WHERE NOT (p)-[:IMPLEMENTS]->(b) AND (p)-[:IMPLEMENTS]->(:Document)-[:IMPLEMENTS]->(b)
  RETURN b, way, p, said.stated_by AS stated_by, '' AS task
  UNION ALL
  UNWIND [one IN known WHERE substring(one.way, 1, 1) = '0' AND filled < $skip + $limit] AS one
  WITH d, one.b AS b, one.way AS way
  MATCH (b)<-[said:IMPLEMENTS]-(t:Task)<-[:HAS_TASK]-(p:Document)
  WHERE NOT (p)-[:IMPLEMENTS]->(b) AND NOT (p)-[:IMPLEMENTS]->(d)
    AND NOT ((p)-[:BASED_ON]->(b) AND (p)-[:IMPLEMENTS]->(:Document)-[:IMPLEMENTS]->(b))
  RETURN b, way, p, said.stated_by AS stated_by, t.id AS task
}
WITH d, b, way, p, stated_by, task
WHERE p.id <> d.id AND NOT way CONTAINS ('\n' + p.id + '\t')
  AND ($level IS NULL OR p.level = $level)
  AND ($as_of IS NULL OR p.issued_on <= date($as_of))
WITH d, b, way, p, task <> '' AS partly,
  min(CASE WHEN stated_by = p.id THEN '0' ELSE '1' END + stated_by + '\n' + task) AS said_by
WITH d, b, way, p, partly, substring(split(said_by, '\n')[0], 1) AS stated_by, split(said_by, '\n')[1] AS task,
  left(way, 1) + CASE WHEN partly THEN '9' ELSE substring(way, 1, 1) END
    + coalesce(toString(p.issued_on), toString(p.issued_after), '9999') AS place
ORDER BY place, p.id, b.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (p)-[itself:IMPLEMENTS {stated_by: stated_by}]->(b)
OPTIONAL MATCH (p)-[basis:BASED_ON {stated_by: stated_by}]->(b)
OPTIONAL MATCH (t:Task {id: task})
OPTIONAL MATCH (t)-[part:IMPLEMENTS {stated_by: stated_by}]->(b)
WITH d, p, b, way, partly, place, stated_by, task,
  CASE WHEN partly THEN part.quote ELSE coalesce(itself.quote, basis.quote) END AS quote,
  CASE WHEN partly THEN part.page ELSE coalesce(itself.page, basis.page) END AS page
WITH d, p, b, partly, place, stated_by, task, quote, page, left(way, 1) = '0' AS certain,
  [line IN split(substring(way, 3), '\n') | split(line, '\t')] AS lines
RETURN p.id AS id, p.type AS type, p.number AS number, p.title AS title, p.issuer AS issuer, p.territory AS territory,
  p.level AS level, p.issued_on AS issued_on, p.issued_after AS issued_after, p.status AS status,
  CASE WHEN partly THEN 'in part' WHEN size(lines) = 1 THEN 'direct'
    ELSE 'through ' + reduce(list = lines[0][1], line IN lines[1..-1] | list + ', ' + line[1]) END AS relation,
  certain AS certain, [p.id] + [line IN lines | line[0]] AS path,
  duration.inDays(d.issued_on, p.issued_on).days AS lag_days, quote AS quote, page AS page, stated_by AS stated_by,
  CASE WHEN partly THEN task ELSE null END AS task
ORDER BY place, p.id, b.id
