// summary:
//   vi: Chỉ thị, nghị quyết, kết luận và số văn bản thực hiện đã biết
//   en: Directives, resolutions and conclusions, each with the number of documents known to implement it
// path: /documents
// parameters:
//   type: {type: string, default: null, vi: "chỉ loại này, ví dụ CT, NQ, KH", en: "only this type, such as CT, NQ, KH"}
//   limit: {type: integer, default: 100, minimum: 1, maximum: 10000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   type: {type: string, vi: loại, en: type}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   issued_on: {type: date, vi: ngày ban hành, en: issued on}
//   issued_after: {type: date, vi: ban hành từ ngày, en: issued on or after}
//   status: {type: string, vi: tình trạng, en: status}
//   plans: {type: integer, vi: số văn bản thực hiện, en: documents that implement it}
//   held: {type: integer, vi: trong đó có toàn văn, en: of these with full text}
// examples:
//   - {}
//   - {type: NQ, limit: 5}
//
// Counted as in documents/implementers: directly, through others, or in part by a task. Without a type: directives,
// resolutions and conclusions that are held or that something implements.
MATCH (d:Document)
WHERE ($type IS NULL AND d.type IN ['CT', 'NQ', 'KL']
    AND (d.status = 'held' OR (d)<-[:IMPLEMENTS]-()))
  OR d.type = $type
WITH d.id AS top, d.id AS known, 0 AS depth, d.id AS here
// Step by step outwards to what is itself implemented, each document once: many texts may state the same step. By ids,
// because so many documents at once would take too much memory.
OPTIONAL MATCH (b:Document {id: here})<-[:IMPLEMENTS]-(a:Document)
WHERE a.id <> top AND (a)<-[:IMPLEMENTS]-(:Document)
WITH top, known, depth, collect(DISTINCT a.id) AS further
UNWIND [known] + further AS id
WITH top, id AS known, min(CASE id WHEN known THEN depth ELSE 1 END) AS depth
WITH top, known, depth, CASE depth WHEN 1 THEN known ELSE '' END AS here
OPTIONAL MATCH (b:Document {id: here})<-[:IMPLEMENTS]-(a:Document)
WHERE a.id <> top AND (a)<-[:IMPLEMENTS]-(:Document)
WITH top, known, depth, collect(DISTINCT a.id) AS further
UNWIND [known] + further AS id
WITH top, id AS known, min(CASE id WHEN known THEN depth ELSE 2 END) AS depth
WITH top, known, depth, CASE depth WHEN 2 THEN known ELSE '' END AS here
OPTIONAL MATCH (b:Document {id: here})<-[:IMPLEMENTS]-(a:Document)
WHERE a.id <> top AND (a)<-[:IMPLEMENTS]-(:Document)
WITH top, known, depth, collect(DISTINCT a.id) AS further
UNWIND [known] + further AS id
WITH top, id AS known, min(CASE id WHEN known THEN depth ELSE 3 END) AS depth
WITH top, known, depth, CASE depth WHEN 3 THEN known ELSE '' END AS here
OPTIONAL MATCH (b:Document {id: here})<-[:IMPLEMENTS]-(a:Document)
WHERE a.id <> top AND (a)<-[:IMPLEMENTS]-(:Document)
WITH top, known, depth, collect(DISTINCT a.id) AS further
UNWIND [known] + further AS id
WITH top, id AS known, min(CASE id WHEN known THEN depth ELSE 4 END) AS depth
WITH top, known, depth, CASE depth WHEN 4 THEN known ELSE '' END AS here
OPTIONAL MATCH (b:Document {id: here})<-[:IMPLEMENTS]-(a:Document)
WHERE a.id <> top AND (a)<-[:IMPLEMENTS]-(:Document)
WITH top, known, depth, collect(DISTINCT a.id) AS further
UNWIND [known] + further AS id
WITH top, id AS known, min(CASE id WHEN known THEN depth ELSE 5 END) AS depth
OPTIONAL MATCH (b:Document {id: known})<-[:IMPLEMENTS]-(p:Document)
WHERE p.id <> top
WITH top, collect(DISTINCT known) AS goals, count(DISTINCT p.id) AS plans,
  count(DISTINCT CASE p.status WHEN 'held' THEN p.id END) AS held
MATCH (d:Document {id: top})
OPTIONAL MATCH (d)<-[:IMPLEMENTS]-(:Task)<-[:HAS_TASK]-(p:Document)
WHERE p.id <> top AND none(goal IN [(p)-[:IMPLEMENTS]->(o:Document) | o.id] WHERE goal IN goals)
WITH d, plans, held, count(DISTINCT p.id) AS partly,
  count(DISTINCT CASE p.status WHEN 'held' THEN p.id END) AS partly_held
WITH d, plans + partly AS plans, held + partly_held AS held
RETURN d.id AS id, d.type AS type, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  d.issued_on AS issued_on, d.issued_after AS issued_after, d.status AS status, plans AS plans, held AS held
ORDER BY plans DESC, coalesce(toString(d.issued_on), '') DESC, d.id
SKIP $skip LIMIT $limit
