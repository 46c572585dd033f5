// summary:
//   vi: Văn bản nào thực hiện văn bản này, trực tiếp, qua văn bản trung gian, hay một phần, kèm câu làm chứng
//   en: Who implements a document, directly, through others or in part, each with the sentence that proves it
// path: /documents/{document}/implementers
// parameters:
//   document: {type: document, vi: văn bản được thực hiện, en: the document that is implemented}
//   level: {type: string, default: null, values: [central, province, district, commune], vi: chỉ cấp này, en: only issuers of this level}
//   as_of: {type: date, default: null, vi: chỉ văn bản ban hành đến ngày này, en: "only documents known to be issued by this day"}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   type: {type: string, vi: loại, en: type}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   level: {type: string, vi: cấp, en: level}
//   issued_on: {type: date, vi: ngày ban hành, en: issued on}
//   issued_after: {type: date, vi: ban hành từ ngày, en: issued on or after}
//   status: {type: string, vi: tình trạng, en: status}
//   relation: {type: string, vi: quan hệ, en: relation}
//   certain: {type: boolean, vi: chắc chắn, en: certain}
//   path: {type: list, vi: đường dẫn, en: path}
//   lag_days: {type: integer, vi: số ngày sau, en: days after}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page}
//   stated_by: {type: string, vi: theo văn bản, en: stated by}
//   task: {type: string, vi: nhiệm vụ, en: task}
// examples:
//   - {document: 91-CT/TW}
//   - {document: 96-CT/TW, level: province, as_of: 2025-06-30}
//
// One row for each document and each way it takes: "direct", "through" the document it implements itself (the shortest
// way on from there), "in part" where only one of its tasks carries the document out. Of several sentences that say the
// same, the document's own comes first. certain is false where the sentence names only the number, without saying which
// document of that number it means, and this is the only one known.
MATCH (d:Document {id: $document})
CALL (d) {
  MATCH chain = (p:Document)-[:IMPLEMENTS*1..6]->(d)
  WITH p, [n IN nodes(chain) | n.id] AS path, [n IN nodes(chain) | coalesce(n.number, n.title, n.id)] AS names,
    head(relationships(chain)) AS said
  RETURN p, path, names, said.quote AS quote, said.page AS page, said.stated_by AS stated_by, '' AS task, true AS certain
  UNION ALL
  MATCH (u:Document {number: d.number})
  WHERE u.id <> d.id AND u.candidates CONTAINS ('"' + d.id + '"') AND size(split(u.candidates, '"id"')) = 2
  MATCH chain = (p:Document)-[:IMPLEMENTS*1..6]->(u)
  WITH p, [n IN nodes(chain) | n.id] AS path, [n IN nodes(chain) | coalesce(n.number, n.title, n.id)] AS names,
    head(relationships(chain)) AS said
  RETURN p, path, names, said.quote AS quote, said.page AS page, said.stated_by AS stated_by, '' AS task, false AS certain
  UNION ALL
  MATCH (p:Document)-[:HAS_TASK]->(t:Task)-[said:IMPLEMENTS]->(d)
  WHERE NOT EXISTS { MATCH (p)-[:IMPLEMENTS]->(d) }
  RETURN p, [p.id, d.id] AS path, ['in part'] AS names, said.quote AS quote, said.page AS page,
    said.stated_by AS stated_by, t.id AS task, true AS certain
  UNION ALL
  MATCH (u:Document {number: d.number})
  WHERE u.id <> d.id AND u.candidates CONTAINS ('"' + d.id + '"') AND size(split(u.candidates, '"id"')) = 2
  MATCH (p:Document)-[:HAS_TASK]->(t:Task)-[said:IMPLEMENTS]->(u)
  WHERE NOT EXISTS { MATCH (p)-[:IMPLEMENTS]->(d) } AND NOT EXISTS { MATCH (p)-[:IMPLEMENTS]->(u) }
  RETURN p, [p.id, u.id] AS path, ['in part'] AS names, said.quote AS quote, said.page AS page,
    said.stated_by AS stated_by, t.id AS task, false AS certain
}
WITH d, p, path, names, quote, page, stated_by, task, certain
WHERE NOT d.id IN path[..-1]
  AND ($level IS NULL OR p.level = $level)
  AND ($as_of IS NULL OR p.issued_on <= date($as_of))
WITH d, p, path, names, quote, page, stated_by, task, certain
ORDER BY CASE WHEN certain THEN 0 ELSE 1 END, size(path), reduce(key = '', id IN path | key + ' ' + id),
  CASE WHEN stated_by = p.id THEN 0 ELSE 1 END, stated_by, task
WITH d, p, head(names) = 'in part' AS partly, path[1] AS first, collect({path: path, names: names, quote: quote,
  page: page, stated_by: stated_by, task: task, certain: certain}) AS ways
WITH d, p, partly, head(ways) AS way
RETURN p.id AS id, p.type AS type, p.number AS number, p.title AS title, p.issuer AS issuer, p.territory AS territory,
  p.level AS level, p.issued_on AS issued_on, p.issued_after AS issued_after, p.status AS status,
  CASE WHEN partly THEN 'in part' WHEN size(way.path) = 2 THEN 'direct'
    ELSE 'through ' + reduce(list = way.names[1], name IN way.names[2..-1] | list + ', ' + name) END AS relation,
  way.certain AS certain, way.path AS path, duration.inDays(d.issued_on, p.issued_on).days AS lag_days,
  way.quote AS quote, way.page AS page, way.stated_by AS stated_by,
  CASE WHEN way.task = '' THEN null ELSE way.task END AS task
ORDER BY CASE WHEN way.certain THEN 0 ELSE 1 END, CASE WHEN partly THEN 9 ELSE size(way.path) END,
  coalesce(toString(p.issued_on), toString(p.issued_after), '9999'), p.id, reduce(key = '', id IN way.path | key + ' ' + id)
SKIP $skip LIMIT $limit
